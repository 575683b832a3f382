using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>What every article page must show, and in which order (requirements 1 and 11).</summary>
[Collection(WholeSite.Name)]
public sealed partial class ArticlePageTests(WholeSite.Site site)
{
    private static readonly string[] Articles = [.. ContentCopy.ShippedArticles, EveryBlock.Address];

    public static TheoryData<string> Addresses => [.. Articles];

    [Theory, MemberData(nameof(Addresses))]
    public async Task The_parts_of_an_article_stand_in_the_order_of_section_11(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        string[] parts =
        [
            "h1", ".aim", ".key-points", ".byline", ".actions", ".contents", ".contents-phone", ".text > section:not(.key-points)", "section:has(> .unknown)", "section.urgency", ".dates", "#references",
            ".codes", "#who-made-this", "#related", ".the-end",
        ];
        IElement[] inOrder = [.. parts.Select(part => page.QuerySelector(part) ?? throw new Xunit.Sdk.XunitException($"{address} has no '{part}'."))];
        for (int index = 1; index < inOrder.Length; index++)
        {
            Assert.True(inOrder[index - 1].CompareDocumentPosition(inOrder[index]).HasFlag(DocumentPositions.Following), $"'{parts[index - 1]}' must come before '{parts[index]}'.");
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task The_key_points_are_the_first_block_three_to_five_of_at_most_15_words_P_1(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        Assert.Equal("key-points", page.QuerySelector(".text > section")!.Id);
        IReadOnlyList<IElement> points = page.Some(".key-points li");
        Assert.InRange(points.Count, 3, 5);
        Assert.All(points, point => Assert.InRange(point.Words().Split(' ').Length, 1, 15));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Nothing_but_a_notice_stands_between_the_aim_and_the_key_points_P_1(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        Assert.Equal("aim", page.One(".article-head").LastElementChild!.ClassName);
        for (IElement? between = page.One(".article-head").NextElementSibling; between!.Id != "key-points"; between = between.NextElementSibling)
        {
            Assert.Contains("notice", between.ClassList);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task The_contents_lead_to_every_part_and_to_ratings_and_comments(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        string[] onPhones = [.. page.Some(".contents-phone a").Select(link => link.GetAttribute("href")!)];
        Assert.Equal(onPhones, page.Some(".contents a").Select(link => link.GetAttribute("href")));
        Assert.All(onPhones, target => Assert.NotNull(page.GetElementById(target[1..])));
        Assert.Equal(["#rating", "#comments"], onPhones[^2..]);
        Assert.All(page.Some(".text > section[id]:not(#related)"), part => Assert.Contains($"#{part.Id}", onPhones));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task An_explained_word_leads_to_its_meaning_and_the_meaning_back_to_every_use(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        foreach (IElement word in page.QuerySelectorAll(".text .term"))
        {
            IElement entry = page.GetElementById(word.GetAttribute("href")![1..])!;
            Assert.Equal("DT", entry.TagName);
            IElement back = entry.NextElementSibling!.NextElementSibling!;
            Assert.Contains(back.QuerySelectorAll("a"), link => link.GetAttribute("href") == $"#{word.Id}");
        }

        Assert.Equal(page.QuerySelectorAll(".text .term").Length, page.QuerySelectorAll(".words .word-uses a").Length);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_cell_below_a_heading_says_the_heading_of_its_column(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        foreach (IElement table in page.Some(".text table"))
        {
            string[] headings = [.. table.QuerySelectorAll("thead th").Select(heading => string.Concat(heading.TextContent.TakeWhile(letter => letter != '[')).Trim())];
            foreach (IElement row in table.Some("tbody tr"))
            {
                Assert.Equal(headings.Skip(1), row.QuerySelectorAll("td").Skip(1).Select(cell => cell.GetAttribute("data-label")));
            }
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Everybody_named_has_a_page_with_profession_and_interests_P_2(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        foreach (string person in page.Some(".byline a[href^='/people/'], #who-made-this a[href^='/people/']").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal))
        {
            string facts = (await site.PageAsync(person)).One(".facts").Words();
            Assert.Contains("Profession", facts, StringComparison.Ordinal);
            Assert.Contains("Interests", facts, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Three_dates_have_a_label_and_the_review_is_of_real_people_only_P_3()
    {
        string[] invented = [.. (await site.PageAsync(Shipped.Study)).Some(".dates dt").Select(label => label.Words())];
        Assert.Equal(["Published", "Last updated", "Next review due"], invented);
        IHtmlDocument real = await site.PageAsync(EveryBlock.Reviewed);
        Assert.Equal(["Published", "Last updated", "Last reviewed", "Next review due"], real.Some(".dates dt").Select(label => label.Words()));
        Assert.Equal(["2026-01-02", "2026-11-10", "2026-01-02", "2030-01-01"], real.Some(".dates time").Select(time => time.GetAttribute("datetime")));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task The_aim_says_for_whom_and_what_for_in_at_most_30_words_P_5(string address)
    {
        string aim = (await site.PageAsync(address)).One(".aim").Words();
        Assert.Matches("^This page is for .+ It helps you .+", aim);
        Assert.InRange(aim.Split(' ').Length, 8, 30);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_citation_leads_to_an_entry_and_every_use_of_an_entry_back_P_6(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        foreach (IElement cite in page.Some(".cite"))
        {
            foreach (string key in cite.GetAttribute("data-sources")!.Split(' '))
            {
                Assert.NotNull(page.GetElementById($"card-{key}"));
                IElement entry = page.GetElementById($"ref-{key}")!;
                Assert.Contains(entry.QuerySelectorAll(".backlinks a"), back => back.GetAttribute("href") == $"#{cite.Id}");
            }
        }

        int uses = page.Some(".cite").Sum(cite => cite.GetAttribute("data-sources")!.Split(' ').Length);
        Assert.Equal(uses, page.Some(".reference .backlinks a").Count);
        Assert.All(page.Some(".reference"), entry => Assert.Equal(["a", "b", "c"], entry.QuerySelectorAll(".backlinks a").Select(back => back.Words()[^1..]).Concat(["a", "b", "c"]).Distinct().Order().Take(3)));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Numbers_of_sources_run_from_one_in_the_order_of_first_use_P_6(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        string[] firstUse = [.. page.Some(".cite").SelectMany(cite => cite.GetAttribute("data-sources")!.Split(' ')).Distinct(StringComparer.Ordinal)];
        Assert.Equal(firstUse, page.Some(".reference").Select(entry => entry.Id!["ref-".Length..]));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_claim_is_labelled_in_words_P_7(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        Assert.All(page.QuerySelectorAll(".evidence .evidence-label strong"), label => Assert.Matches("^Evidence: (Strong|Moderate|Weak|Early|Not known)$", label.Words()));
        Assert.NotEmpty(page.Some(".evidence-label strong, .cite-label"));
        Assert.All(page.QuerySelectorAll(".strands"), drawing => Assert.Equal("true", drawing.GetAttribute("aria-hidden")));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task What_is_not_known_and_when_to_get_help_stand_on_every_article_P_9(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        Assert.NotEmpty(page.Some(".unknown li"));
        Assert.NotEmpty(page.Some("section.urgency li"));
        Assert.Equal("tel:113", page.One("section.urgency .emergency .urgency-call").GetAttribute("href"));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Who_owns_the_site_and_who_gains_is_said_P_10(string address)
    {
        IHtmlDocument page = await site.PageAsync(address);
        Assert.Contains("Fjordvik Pain Clinic", page.One(".byline").Words(), StringComparison.Ordinal);
        Assert.Matches("Conflicts of interest: .{5,}", page.One("#who-made-this").Words());
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task The_page_does_not_replace_a_health_worker_and_says_so_P_11(string address) =>
        Assert.Contains("It does not replace it.", (await site.PageAsync(address)).One("#who-made-this").Words(), StringComparison.Ordinal);

    [Fact]
    public async Task Corrections_are_told_newest_first_with_what_and_why_P_12()
    {
        IReadOnlyList<IElement> log = (await site.PageAsync(EveryBlock.Address)).Some("#corrections li");
        Assert.Equal(["2026-11-10", "2026-03-01"], log.Select(entry => entry.QuerySelector("time")!.GetAttribute("datetime")));
        Assert.EndsWith("The number was wrong. We mixed up two studies.", log[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_stand_in_a_closed_block_and_broader_ones_are_never_exact_P_14()
    {
        IHtmlDocument page = await site.PageAsync(Shipped.Fog);
        Assert.Null(page.One(".codes details").GetAttribute("open"));
        string[] rows = [.. page.Some(".codes tbody tr").Select(row => row.Words())];
        Assert.Contains(rows, row => row.Contains("M79.7", StringComparison.Ordinal) && row.EndsWith("exact", StringComparison.Ordinal));
        foreach (string broader in new[] { "L18", "MG30.01" })
        {
            Assert.EndsWith("broader", Assert.Single(rows, row => row.Contains(broader, StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_list_says_the_same_reading_time_as_the_article_P_15(string address)
    {
        string said = Minutes().Match((await site.PageAsync(address)).One(".reading").Words()).Groups[1].Value;
        var listed = new List<string>();
        foreach (string list in new[] { "/articles", "/articles?page=2" })
        {
            IHtmlDocument page = await site.PageAsync(list);
            listed.AddRange(page.QuerySelectorAll($".article-list li:has(a[href='{address}']) .meta span").Select(part => part.Words()).Where(part => part.Contains("minute", StringComparison.Ordinal)));
        }

        Assert.StartsWith($"{said} minute", Assert.Single(listed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_checked_for_retractions_is_another_text_than_a_known_retraction_P_16()
    {
        Assert.Contains("Not yet checked for retractions.", (await site.PageAsync(Shipped.Study)).One("#references > .muted").Words(), StringComparison.Ordinal);
        Assert.Contains("1 was retracted.", (await site.PageAsync(EveryBlock.Address)).One("#references > .muted").Words(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task An_error_can_be_reported_from_every_article_P_17(string address) =>
        Assert.Equal("Report an error", (await site.PageAsync(address)).One(".the-end a").Words());

    [Fact]
    public async Task More_than_eight_sources_are_folded_and_fewer_are_not()
    {
        Assert.NotNull((await site.PageAsync(Shipped.Study)).QuerySelector("#references > details > .reference-list, #references > .reference-list"));
        foreach (string address in Articles)
        {
            IHtmlDocument page = await site.PageAsync(address);
            Assert.Equal(page.Some(".reference").Count > 8, page.QuerySelector("#references > details") is not null);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_page_asked_for_by_HEAD_has_the_same_headers_and_no_body(string address)
    {
        using HttpResponseMessage whole = await site.AskAsync(address);
        using var asked = new HttpRequestMessage(HttpMethod.Head, address);
        using HttpResponseMessage head = await site.Client.SendAsync(asked);
        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.Equal(whole.Headers.ETag, head.Headers.ETag);
        Assert.Equal(whole.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Unknown_query_keys_change_nothing()
    {
        string plain = await site.TextAsync(Shipped.Study);
        Assert.Equal(plain, await site.TextAsync($"{Shipped.Study}?utm_source=x&q=y&part=2"));
    }

    [GeneratedRegex(@"Full article: (\d+) minute")]
    private static partial Regex Minutes();
}
