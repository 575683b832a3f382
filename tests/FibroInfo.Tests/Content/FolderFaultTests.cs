using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>Faults of the folder that once stopped the reader, or put a wrong page on the air in silence.</summary>
public sealed class FolderFaultTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void R10_a_language_named_twice_is_told_and_throws_nothing()
    {
        _content.Write("site.yaml", "name: Test\nlanguages: [en, en]\n");

        Problem problem = _content.Read().Problems.First(problem => problem.File == "site.yaml");
        Assert.Equal(("file.value", 2), (problem.Rule, problem.Line));
    }

    [Theory]
    [InlineData("articles/sleep/nb.md", "file.language")]
    [InlineData("articles/sleep/nb.next.md", "file.language")]
    [InlineData("pages/about/nb.md", "file.language")]
    [InlineData("pages/about/en.next.md", "file.name")]
    public void A_text_that_no_page_comes_of_is_told(string path, string rule)
    {
        _content.Write(path, TempContent.Article());

        Problem problem = Assert.Single(_content.Read().Problems);
        Assert.Equal((rule, Severity.Error, path), (problem.Rule, problem.Severity, problem.File));
    }

    [Fact]
    public void A_text_is_read_once_its_language_is_the_sites()
    {
        _content.Write("articles/sleep/nb.md", TempContent.Article());
        ContentLoader reader = _content.Reader();
        reader.Read();

        _content.Write("site.yaml", "name: Test\nlanguages: [en, nb]\n");

        Assert.Empty(reader.Read()!.Problems);
    }

    [Fact]
    public void A_start_without_a_readable_list_of_languages_says_nothing_against_any()
    {
        _content.Write("articles/sleep/nb.md", TempContent.Article());
        _content.Write("site.yaml", "a: [\n");

        Assert.Equal("site.yaml", Assert.Single(_content.Read().Problems).File);
    }

    [Theory]
    [InlineData("[{name: Forum}]", "file.missing-key")]
    [InlineData("[Forum]", "file.missing-key")]
    [InlineData("[{name: Forum, url: }]", "file.missing-key")]
    [InlineData("[{name: Forum, url: forum}]", "file.value")]
    public void A_social_link_that_leads_nowhere_is_told(string links, string rule)
    {
        _content.Write("site.yaml", $"name: Test\nsocial: {links}\n");

        Problem problem = Assert.Single(_content.Read().Problems);
        Assert.Equal((rule, Severity.Error, "site.yaml"), (problem.Rule, problem.Severity, problem.File));
    }

    [Theory]
    [InlineData("people.yaml")]
    [InlineData("topics.yaml")]
    [InlineData("conditions.yaml")]
    [InlineData("glossary.yaml")]
    public void P2_what_a_broken_file_hid_at_the_start_is_there_once_it_is_mended(string file)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article("About [[cbt]].\n"));
        string good = File.ReadAllText(_content.Full(file));
        _content.Write(file, "a: [\n");
        ContentLoader reader = _content.Reader();
        reader.Read();

        _content.Write(file, good);
        Article article = reader.Read()!.Articles.Single();

        Assert.Equal(("ann", "bo"), (article.Authors.Single().Id, article.Review!.Reviewer.Id));
        Assert.Equal(["sleep"], article.Topics.Select(topic => topic.Id));
        Assert.Equal(["fm"], article.Conditions.Select(condition => condition.Id));
        Assert.Equal(["cbt"], article.Text.Terms.Select(term => term.Term.Id));
    }

    [Fact]
    public void A_withdrawal_for_later_takes_the_page_away_by_the_clock()
    {
        _content.Write("articles/sleep/en.next.md", TempContent.Article(null, ("status", "status: withdrawn"), ("publish", "publish: 2026-06-01T07:00+02:00")));
        var clock = TestClock.At("2026-06-01T06:59:59+02:00");
        ContentStore shelf = Stock(clock);

        Assert.Single(shelf.Current.Articles);
        clock.Now = clock.Now.AddSeconds(1);
        Assert.True(shelf.Current.IsGone("/articles/sleep"));
    }

    [Fact]
    public void R12_a_clock_set_back_takes_what_is_not_due_off_again()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("publish", "publish: 2026-06-01T07:00+02:00")));
        var clock = TestClock.At("2026-06-05T00:00:00Z");
        ContentStore shelf = Stock(clock);
        Assert.Single(shelf.Current.Articles);

        clock.Now = clock.Now.AddDays(-10);

        Assert.Empty(shelf.Current.Articles);
    }

    [Theory]
    [InlineData("07:00Z")]
    [InlineData("01/02/2026 07:00:00 +01:00")]
    [InlineData("2 Jan 2026 07:00 +01:00")]
    public void P3_a_moment_of_no_sure_day_is_refused(string moment)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("publish", $"publish: \"{moment}\"")));

        Assert.Contains(_content.Read().Problems, problem => problem is { Rule: "file.value", Severity: Severity.Error });
    }

    [Theory]
    [InlineData("2026-06-01T07:00+02:00")]
    [InlineData("2026-06-01T07:00:30+02:00")]
    [InlineData("2026-06-01T07:00:30.5Z")]
    [InlineData("2026-06-01 07:00+02:00")]
    public void P3_a_moment_with_its_day_and_offset_is_taken(string moment)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("publish", $"publish: \"{moment}\"")));

        Assert.Equal(new DateOnly(2026, 6, 1), _content.Read().Articles.Single().Published);
    }

    [Fact]
    public void The_day_begins_at_the_first_midnight_where_summer_time_ends_at_one()
    {
        _content.Write("site.yaml", "name: Test\ntime-zone: America/Havana\n");
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("publish", "publish: 2023-11-05")));

        Assert.Equal(new DateTimeOffset(2023, 11, 5, 4, 0, 0, TimeSpan.Zero), _content.Read().Articles.Single().Publish!.Value.ToUniversalTime());
    }

    [Fact]
    public void R10_a_file_that_was_locked_is_read_when_it_opens_again()
    {
        ContentLoader reader = _content.Reader();
        using (File.Open(_content.Full(TempContent.ArticlePath), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("file.unreadable", Assert.Single(reader.Read()!.Problems).Rule);
            Assert.Null(reader.Read());
        }

        Assert.Empty(reader.Read()!.Problems);
    }

    [Fact]
    public void A_draft_whose_folder_has_its_name_takes_no_live_page_off_the_air()
    {
        _content.Write("articles/better-sleep/en.md", TempContent.Article(null, ("title", "title: Live"), ("slug", "slug: sleep")));
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("status", "status: draft")));

        ContentSnapshot holdings = _content.Read();

        Assert.Equal("Live", holdings.PublicAt(Now).Articles.Single().Title);
        Assert.Equal(TempContent.ArticlePath, holdings.Problems.Single(problem => problem.Rule == "file.slug").File);
    }

    [Fact]
    public void Two_plain_pages_with_one_address_are_told()
    {
        _content.Write("pages/about/en.md", "---\ntitle: A\nsummary: B.\n---\nText.\n");
        _content.Write("pages/us/en.md", "---\ntitle: C\nsummary: D.\nslug: about\n---\nText.\n");

        ContentSnapshot holdings = _content.Read();

        Assert.Equal("A", holdings.Pages.Single().Title);
        Assert.Equal("pages/us/en.md", holdings.Problems.Single(problem => problem.Rule == "file.slug").File);
    }

    [Theory]
    [InlineData("/2019/05/Sleep/", "/2019/05/sleep")]
    [InlineData("/old", "/old")]
    [InlineData("old-sleep", "/articles/old-sleep")]
    public void An_alias_is_found_as_the_address_arrives(string alias, string address)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("aliases", $"aliases: [\"{alias}\"]")));

        Assert.Equal("/articles/sleep", _content.Read().PublicAt(Now).FindMoved(address));
    }

    [Fact]
    public void T13_a_link_in_the_folder_is_not_followed_and_is_told()
    {
        string outside = Directory.CreateTempSubdirectory("outside-").FullName;
        File.WriteAllText(Path.Combine(outside, "en.md"), TempContent.Article(null, ("title", "title: Outside")));
        Directory.CreateSymbolicLink(_content.Full("articles/linked"), outside);

        ContentSnapshot holdings = _content.Read();

        Assert.Equal(["sleep"], holdings.Articles.Select(article => article.Key.Value));
        Problem problem = Assert.Single(holdings.Problems);
        Assert.Equal(("file.link", Severity.Warning, "articles/linked"), (problem.Rule, problem.Severity, problem.File));
    }

    [Fact]
    public void T13_a_link_that_is_put_there_later_is_told_at_once()
    {
        ContentLoader reader = _content.Reader();
        reader.Read();

        File.CreateSymbolicLink(_content.Full("articles/sleep/nb.md"), "/etc/passwd");

        Assert.Equal("file.link", Assert.Single(reader.Read()!.Problems).Rule);
    }

    [Theory]
    [InlineData("articles/pipe/en.md")]
    [InlineData("pages/pipe/en.md")]
    [InlineData("articles/sleep/pipe.svg")]
    [InlineData("articles/sleep/pipe.png")]
    [InlineData("people/pipe.jpg")]
    public async Task R10_a_pipe_in_the_place_of_a_file_holds_nobody_up_and_is_told(string path)
    {
        await PipeAsync(path);

        ContentSnapshot holdings = await ReadInTimeAsync(_content.Reader());

        Assert.Equal(["sleep"], holdings.Articles.Select(article => article.Key.Value));
        Assert.Empty(holdings.Articles.Single().Pictures);
        Problem problem = Assert.Single(holdings.Problems);
        Assert.Equal(("file.kind", Severity.Error, path), (problem.Rule, problem.Severity, problem.File));
    }

    [Theory]
    [InlineData("people.yaml")]
    [InlineData(TempContent.ArticlePath)]
    public async Task R10_a_file_that_becomes_a_pipe_keeps_its_last_good_version(string path)
    {
        ContentLoader reader = _content.Reader();
        reader.Read();
        File.Delete(_content.Full(path));
        await PipeAsync(path);

        ContentSnapshot holdings = await ReadInTimeAsync(reader);

        Assert.Equal("Ann Berg", holdings.Articles.Single().Authors.Single().Name);
        Assert.Equal("file.kind", Assert.Single(holdings.Problems).Rule);
    }

    [Theory]
    [InlineData("a b.svg")]
    [InlineData("50%.svg")]
    [InlineData("a#b.svg")]
    public void E9_a_picture_of_any_name_keeps_its_size_and_its_address(string name)
    {
        _content.Write($"articles/sleep/{name}", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 48\"/>");
        _content.Write(TempContent.ArticlePath, TempContent.Article($"![A](<{name}>)\n"));

        string html = _content.Read().Articles.Single().Text.Sections.Single().Html.ToString();

        Assert.Contains($"src=\"/articles/sleep/{Uri.EscapeDataString(name)}\"", html, StringComparison.Ordinal);
        Assert.Contains("width=\"64\" height=\"48\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: \"\\uD800\"")]
    [InlineData("title: \"\\uFFFF\"")]
    [InlineData("title: \"a\\0b\"")]
    [InlineData("title: \"\\U0010FFFF\"")]
    public void R10_no_character_of_a_title_throws(string line)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("title", line)));

        Assert.NotNull(_content.Read());
    }

    [Theory]
    [InlineData("Europe")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\u0000b")]
    public void A_time_zone_that_is_none_is_told(string zone)
    {
        _content.Write("site.yaml", $"name: Test\ntime-zone: \"{zone}\"\n");

        Assert.Contains(_content.Read().Problems, problem => problem is { File: "site.yaml", Line: 2, Rule: "file.value" });
    }

    private async Task PipeAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_content.Full(path))!);
        using var made = Process.Start("mkfifo", [_content.Full(path)]);
        await made.WaitForExitAsync();
        Assert.Equal(0, made.ExitCode);
    }

    // Who opens a pipe waits for somebody to write into it.
    private static async Task<ContentSnapshot> ReadInTimeAsync(ContentLoader reader) =>
        (await Task.Run(reader.Read).WaitAsync(TimeSpan.FromSeconds(20)))!;

    private ContentStore Stock(TimeProvider clock)
    {
        var shelf = new ContentStore(clock);
        shelf.Replace(_content.Read());
        return shelf;
    }
}
