using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Easy reading (requirements 12).</summary>
[Collection(WholeSite.Name)]
public sealed partial class EasyReadingTests(WholeSite.Site site)
{
    private const string Easy = $"{Shipped.Study}?view=easy";

    public static TheoryData<string> Articles => [.. ContentCopy.ShippedArticles];

    [Theory, MemberData(nameof(Articles))]
    public async Task A_plain_link_leads_there_and_full_page_leads_back_from_top_and_bottom_Z_1(string article)
    {
        Assert.Equal("Easy reading", (await site.PageAsync(article)).One($".actions a[href='{article}?view=easy']").Words());
        IHtmlDocument easy = await site.PageAsync($"{article}?view=easy");
        Assert.Equal("Full page", easy.One($".site-header a[href='{article}']").Words());
        Assert.Equal("Full page", easy.One($".easy-links a[href='{article}']").Words());
    }

    [Theory, MemberData(nameof(Articles))]
    public async Task It_has_at_most_six_parts_of_short_sentences_Z_2(string article)
    {
        IReadOnlyList<IElement> parts = (await site.PageAsync($"{article}?view=easy&part=all")).Some(".sheet");
        Assert.InRange(parts.Count, 1, 6);
        string[] sentences = [.. parts.SelectMany(part => part.QuerySelectorAll(":scope > p:not(.part, .steps)")).Select(line => line.Words())];
        Assert.InRange(sentences.Sum(sentence => sentence.Split(' ').Length), 100, 330);
        foreach (IElement part in parts)
        {
            Assert.InRange(part.QuerySelectorAll(":scope > p:not(.part, .steps)").Length, 1, 6);
        }
    }

    [Theory, MemberData(nameof(Articles))]
    public async Task Every_part_has_a_title_of_its_own_and_the_window_says_it_first(string article)
    {
        IReadOnlyList<IElement> parts = (await site.PageAsync($"{article}?view=easy&part=all")).Some(".sheet h2");
        string whole = (await site.PageAsync(article)).One("h1").Words();
        Assert.Equal(parts.Count, parts.Select(title => title.Words()).Distinct(StringComparer.Ordinal).Count());
        for (int part = 1; part <= parts.Count; part++)
        {
            IHtmlDocument page = await site.PageAsync($"{article}?view=easy&part={part}");
            string title = page.One("h1").Words();
            Assert.Equal(parts[part - 1].Words(), title);
            Assert.StartsWith(title.EndsWith('?') ? $"{title} Part {part} of {parts.Count} – {whole}" : $"{title}, part {part} of {parts.Count} – {whole}", page.Title, StringComparison.Ordinal);
        }
    }

    /// <summary>A machine can't see whether it's the same caution; it sees when all of them are gone.</summary>
    [Theory, MemberData(nameof(Articles))]
    public async Task An_article_with_a_caution_keeps_one_in_easy_reading(string article)
    {
        int cautions = (await site.PageAsync(article)).QuerySelectorAll(".text .caution").Length;
        string easy = string.Join('\n', (await site.PageAsync($"{article}?view=easy&part=all")).Some(".sheet > p, .sheet li").Select(line => line.Words()));
        int kept = CautionWords().Count(easy);
        Assert.True(cautions == 0 || kept > 0, $"{cautions} cautions, none of them in easy reading.");
    }

    [Fact]
    public async Task Back_and_next_walk_through_all_parts_one_at_a_time_Z_3()
    {
        string? address = Easy;
        var seen = new List<string>();
        while (address is not null && seen.Count < 10)
        {
            IHtmlDocument page = await site.PageAsync(address);
            seen.Add(page.One(".part").Words());
            Assert.Equal(seen.Count > 1, page.QuerySelector("a[rel=prev]") is not null);
            Assert.NotNull(page.QuerySelector($".easy-links a[href='{Easy}&part=all']"));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(["Part 1 of 5", "Part 2 of 5", "Part 3 of 5", "Part 4 of 5", "Part 5 of 5"], seen);
    }

    [Theory, MemberData(nameof(Articles))]
    public async Task The_last_part_says_what_to_do_and_where_to_get_help_Z_3(string article)
    {
        IElement last = (await site.PageAsync($"{article}?view=easy&part=all")).Some(".sheet")[^1];
        Assert.Contains("ou have read it all", last.Words().Replace("ou have now", "ou have", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(last.QuerySelectorAll(":scope > p:not(.part)").Length > 0);
        Assert.NotNull(last.QuerySelector(".help-numbers a[href='tel:113']"));
    }

    [Fact]
    public async Task What_distracts_is_gone_and_what_keeps_safe_stays_Z_4()
    {
        foreach (string address in new[] { Easy, $"{Easy}&part=5", $"{Easy}&part=all" })
        {
            IHtmlDocument page = await site.PageAsync(address);
            Assert.Empty(page.QuerySelectorAll(".side, .contents, .breadcrumb, #related, .cite, .reference, main img, aside, form"));
            string about = page.One(".easy-about").Words();
            Assert.Contains("Evidence: Early.", about, StringComparison.Ordinal);
            Assert.Contains("Last updated", about, StringComparison.Ordinal);
            Assert.Equal($"{Shipped.Study}#references", page.One(".easy-about a").GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_hard_word_is_explained_in_brackets_in_each_part_that_uses_it_Z_6()
    {
        IElement[] parts = [.. (await site.PageAsync($"{Easy}&part=all")).Some(".sheet").Where(part => part.Words().Contains("marker", StringComparison.Ordinal))];
        Assert.True(parts.Length > 1);
        Assert.All(parts, part => Assert.Contains("marker (a sign on a scan)", part.Words(), StringComparison.Ordinal));
    }

    [GeneratedRegex("^(Do not|Never|Then stop|Then ask|You may stop|Talk with your doctor|Ask your doctor|Say so|Tell|Rules change)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CautionWords();

    [Theory]
    [InlineData("?view=easy&part=0")]
    [InlineData("?view=easy&part=7")]
    [InlineData("?view=easy&part=-1")]
    [InlineData("?view=easy&part=2.5")]
    [InlineData("?view=easy&part=+2")]
    [InlineData("?view=easy&part=99999999999999999999")]
    [InlineData("?view=hard")]
    public async Task A_view_or_part_that_is_not_there_is_404(string query) =>
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(Shipped.Study + query));

    [Fact]
    public async Task An_article_without_easy_text_offers_none_and_answers_404()
    {
        IHtmlDocument page = await site.PageAsync("/articles/old-01");
        Assert.Empty(page.QuerySelectorAll("a[href^='/articles/old-01?view=easy']"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/articles/old-01?view=easy"));
    }
}
