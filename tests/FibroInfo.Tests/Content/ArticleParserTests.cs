using System.Security.Cryptography;
using System.Text;
using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>One file in; an article or its problems out (contract §1).</summary>
public sealed class ArticleParserTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void An_article_that_is_right_is_read_whole()
    {
        Article article = Read(TempContent.Article());

        Assert.Equal(("Better sleep", "sleep", ArticleKind.Article, ArticleStatus.Published), (article.Title, article.Slug.Value, article.Kind, article.Status));
        Assert.Equal(["ann"], article.Authors.Select(author => author.Id));
        Assert.Equal(("bo", new DateOnly(2026, 1, 9)), (article.Review!.Reviewer.Id, article.Review.Day));
        Assert.Equal(["wu2017", "bell2018"], article.Text.Sources.Select(source => source.Key));
        Assert.Equal(["What studies say", "What we do not know", "When to get help"], article.Text.Sections.Select(section => section.Title));
        Assert.Equal("Sleep", article.Text.EasyParts.Single().Title);
    }

    [Theory]
    [InlineData("publish", "P-3")]
    [InlineData("authors", "P-2")]
    [InlineData("key-points", "P-1")]
    [InlineData("interests", "P-10")]
    [InlineData("title", "file.missing-key")]
    [InlineData("summary", "file.missing-key")]
    [InlineData("aim", "file.missing-key")]
    public void An_article_without_what_publishing_needs_is_not_taken(string key, string rule)
    {
        Problem problem = Refused(TempContent.Article(null, (key, null)));

        Assert.Equal(rule, problem.Rule);
        Assert.Contains($"'{key}'", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("reviewer")]
    [InlineData("key-points")]
    public void A_draft_may_lack_what_only_publishing_needs(string key) => Assert.Equal(ArticleStatus.Draft, Read(TempContent.Article(null, ("status", null), (key, null))).Status);

    [Theory]
    [InlineData("reviewer", "reviewer: boo", "file.id")]
    [InlineData("authors", "authors: [anne]", "file.id")]
    [InlineData("topics", "topics: [slep]", "file.id")]
    [InlineData("conditions", "conditions: [none]", "file.id")]
    [InlineData("status", "status: publishd", "file.value")]
    [InlineData("kind", "kind: story", "file.value")]
    [InlineData("evidence", "evidence: huge", "file.value")]
    [InlineData("publish", "publish: tomorrow", "file.value")]
    [InlineData("publish", "publish: 2026-01-10T07:00", "file.value")]
    [InlineData("reviewed", "reviewed: 2026-02-30", "file.value")]
    [InlineData("slug", "slug: Has Blanks", "file.slug")]
    [InlineData("slug", "slug: ../up", "file.slug")]
    [InlineData("related", "related: [\"../x\"]", "file.id")]
    [InlineData("related", "related: [slep]", "file.id")]
    [InlineData("comments", "comments: maybe", "file.value")]
    [InlineData("corrections", "corrections: [{what: x}]", "file.missing-key")]
    [InlineData("translated-from", "translated-from: English", "file.value")]
    [InlineData("keywords", "keywords: [a]", "file.unknown-key")]
    public void A_wrong_value_keeps_the_article_off_and_says_so(string key, string line, string rule) =>
        Assert.Equal(rule, Refused(TempContent.Article(null, (key, line))).Rule);

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("   \n\n", "file.empty")]
    [InlineData("Just text.\n", "file.front-matter")]
    [InlineData("---\ntitle: x\n", "file.front-matter")]
    [InlineData("---\n[\n---\n", "file.yaml")]
    public void A_file_without_front_matter_says_how_to_begin(string text, string rule) => Assert.Equal(rule, Refused(text).Rule);

    [Fact]
    public void T16_front_matter_of_20000_brackets_is_refused() => Assert.Equal("file.yaml", Refused($"---\na: {new string('[', 20_000)}\n---\n").Rule);

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        Article plain = Read(TempContent.Article());
        Article windows = Read("\uFEFF" + TempContent.Article().ReplaceLineEndings("\r\n"));

        Assert.Equal(plain.Text.Sections.Select(section => section.Html.ToString()), windows.Text.Sections.Select(section => section.Html.ToString()));
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused_with_the_byte()
    {
        File.WriteAllBytes(_content.Full(TempContent.ArticlePath), [.. Encoding.UTF8.GetBytes("---\n"), 0xC3, 0x28]);

        Assert.Contains("Byte 5", _content.Read().Problems.Single(problem => problem.Rule == "file.encoding").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_600_KB_is_refused() => Assert.Equal("file.size", Refused(TempContent.Article(string.Concat(Enumerable.Repeat("word\n\n", 100_000)))).Rule);

    [Fact]
    public void A_problem_names_the_line_of_the_file()
    {
        Problem problem = Refused(TempContent.Article("One.\n\nTwo [@nobody].\n"));

        Assert.Equal(Array.IndexOf(File.ReadAllLines(_content.Full(TempContent.ArticlePath)), "Two [@nobody].") + 1, problem.Line);
        Assert.Equal(5, problem.Column);
    }

    [Theory]
    [InlineData("publish: 2026-01-10", "2026-01-09T23:00:00Z")]
    [InlineData("publish: 2026-07-10", "2026-07-09T22:00:00Z")]
    [InlineData("publish: 2026-01-10T07:00+01:00", "2026-01-10T06:00:00Z")]
    [InlineData("publish: 2026-01-10T07:00Z", "2026-01-10T07:00:00Z")]
    [InlineData("publish: 0001-01-01", "0001-01-01T00:00:00Z")]
    [InlineData("publish: 9999-12-31", "9999-12-31T00:00:00Z")]
    public void A_date_is_midnight_on_the_clinics_wall(string line, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), Read(TempContent.Article(null, ("publish", line))).Publish!.Value.ToUniversalTime());

    [Fact]
    public void Midnight_in_the_hour_that_summer_time_takes_away_is_the_hour_after()
    {
        _content.Write("site.yaml", "name: Test\ntime-zone: America/Havana\n");

        Assert.Equal(new DateTimeOffset(2023, 3, 12, 5, 0, 0, TimeSpan.Zero), Read(TempContent.Article(null, ("publish", "publish: 2023-03-12"))).Publish!.Value.ToUniversalTime());
    }

    [Theory]
    [InlineData(null, "2028-01-09")]
    [InlineData("kind: study", "2026-07-09")]
    [InlineData("kind: treatment", "2027-01-09")]
    public void Without_a_date_the_next_review_follows_the_policy(string? kind, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Read(TempContent.Article(null, ("kind", kind))).ReviewDue);

    [Fact]
    public void The_seal_is_the_hash_of_the_contract_and_another_text_breaks_it()
    {
        string text = "Better sleep\nWhat may help you sleep.\nThis page is for people who sleep badly. It helps you choose.\nSleep is light.\nIt can get better.\nYou can start small.\nThe body.\n\nTwo";
        string seal = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(SignatureStatus.Signed, Read(TempContent.Article("The body.  \n\nTwo \n\n", ("signed", $"signed: {seal}"))).Sign);
        Assert.Equal(SignatureStatus.ChangedSince, Read(TempContent.Article("The body!\n\nTwo\n", ("signed", $"signed: {seal}"))).Sign);
        Assert.Contains(_content.Read().Problems, problem => problem is { Rule: "E-11", Severity: Severity.Warning });
    }

    [Theory]
    [InlineData("", Severity.Warning)]
    [InlineData("policy: {sign-off: required}\n", Severity.Warning)]
    [InlineData("policy: {sign-off: optional}\n", Severity.Advice)]
    public void An_article_that_nobody_signed_is_taken_and_the_finding_offers_to_ask_a_colleague(string policy, Severity severity)
    {
        _content.Write("site.yaml", "name: Test\n" + policy);

        Article article = Read(TempContent.Article(null, ("reviewer", null), ("reviewed", null), ("signed", null)));

        Assert.Equal((null, ReviewStanding.NotReviewed), (article.Review, article.ReviewStanding));
        Problem found = Assert.Single(_content.Read().Problems);
        Assert.Equal(("E-11", severity, "Ask a colleague to review it."), (found.Rule, found.Severity, found.Fix));
    }

    [Theory]
    [InlineData("reviewer")]
    [InlineData("reviewed")]
    [InlineData("signed")]
    [InlineData("reviewer reviewed")]
    [InlineData("reviewer signed")]
    [InlineData("reviewed signed")]
    public void One_or_two_of_the_three_keys_of_a_signature_count_as_none_with_a_warning_at_their_line(string there)
    {
        string[] keys = there.Split(' '), all = ["reviewer", "reviewed", "signed"];
        string text = TempContent.Article();
        string[] lines = [.. text.Split('\n').Where(line => !all.Contains(line.Split(':')[0]) || keys.Contains(line.Split(':')[0]))];

        Article article = Read(string.Join('\n', lines));

        Assert.Equal((null, SignatureStatus.None), (article.Review, article.Sign));
        Problem found = Assert.Single(_content.Read().Problems);
        Assert.Equal(("E-11", Severity.Warning), (found.Rule, found.Severity));
        Assert.Equal(Array.FindIndex(lines, line => line.StartsWith($"{keys[0]}:", StringComparison.Ordinal)) + 1, found.Line);
    }

    [Fact]
    public void Who_wrote_an_article_cannot_be_its_reviewer_whatever_is_signed_P_2()
    {
        Article article = Read(TempContent.Article(null, ("reviewer", "reviewer: ann")));

        Assert.Equal((null, SignatureStatus.None), (article.Review, article.Sign));
        Problem found = Assert.Single(_content.Read().Problems);
        Assert.Equal(("P-2", Severity.Warning, "Ask a colleague to review it."), (found.Rule, found.Severity, found.Fix));
    }

    [Theory]
    [InlineData("reviewer", "2026-01-09", "2028-01-09")]
    [InlineData(null, "2026-01-09", "2028-01-10")]
    public void The_next_review_counts_from_the_last_one_or_else_from_the_day_it_was_published(string? key, string reviewed, string due)
    {
        string text = TempContent.Article(null, ("reviewed", $"reviewed: {reviewed}"));

        Article article = Read(key is null ? text.Replace("reviewer: bo\n", "", StringComparison.Ordinal) : text);

        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), article.ReviewDue);
    }

    [Fact]
    public void T13_pictures_are_those_beside_the_text_and_nothing_else()
    {
        _content.Write("secret.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        _content.Write("articles/sleep/brain.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 48\"/>");
        _content.Write("articles/sleep/.hidden.svg", "<svg/>");
        _content.Write("articles/sleep/notes.txt", "x");
        File.CreateSymbolicLink(_content.Full("articles/sleep/link.svg"), _content.Full("secret.svg"));

        Article article = Read(TempContent.Article());

        Assert.Equal(["brain.svg"], article.Pictures.Keys);
        Assert.Equal((64, 48), (article.Pictures["brain.svg"].Picture.Width, article.Pictures["brain.svg"].Picture.Height));
    }

    private Article Read(string text)
    {
        _content.Write(TempContent.ArticlePath, text);
        ContentSnapshot holdings = _content.Read();
        Assert.DoesNotContain(holdings.Problems, problem => problem.Severity == Severity.Error);
        return holdings.Articles.Single();
    }

    private Problem Refused(string text)
    {
        _content.Write(TempContent.ArticlePath, text);
        ContentSnapshot holdings = _content.Read();
        Assert.Empty(holdings.Articles);
        Problem problem = holdings.Problems.First(problem => problem.Severity == Severity.Error);
        Assert.Equal(TempContent.ArticlePath, problem.File);
        Assert.NotEmpty(problem.Fix);
        return problem;
    }
}
