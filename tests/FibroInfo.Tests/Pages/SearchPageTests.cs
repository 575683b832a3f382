using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Search;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>The search as readers and programs meet it.</summary>
public sealed class SearchPageTests(SearchPageTests.Site site) : IClassFixture<SearchPageTests.Site>
{
    private static readonly string[] Strange =
    [
        "\"", "'", "*", "fog*", "fog NEAR pain", "NEAR(", "AND", "OR NOT", "title:fog", "{title}: fog", "^fog", "-fog", "+fog", "(fog", "fog)", "fog\" OR \"pain", "--", ";", "/*", "%",
        "_", "\\", "<script>alert(1)</script>", "</mark><b>", "&amp;", "{0}", "{1} {2}", "fog\0pain", "\u0001\u0002", "\u202Efog\u202C", "\u200B\u200B", "\uFEFF", "😀", "😀 fog 😀", "👩‍👩‍👧", "漢字", "العربية", "हिन्दी",
        "Z̷̡a̸l̶g̷o̵", "a\u0301\u0301\u0301\u0301", "ÅÆØ", "İI", "ß", "\uFFFE", "\uFFFF", "1", "12345678901", "M79.7", "-", ".", "…", "the", "what is it", "   ", "\t\r\n", "a b c d e f g h i j k l m n o p q r s t",
    ];

    public static TheoryData<string> StrangeQuestions => [.. Strange, new string('x', 5000), string.Join(' ', Enumerable.Range(0, 900).Select(number => $"w{number}"))];

    [Fact]
    public async Task A_question_is_answered_with_marked_passages_that_lead_to_their_part_P_21()
    {
        IHtmlDocument page = await site.PageAsync("/search?q=tramadol");

        IElement result = page.Some(".search-results > li").First(item => item.One("h2 a").GetAttribute("href") == "/articles/medicines");
        Assert.Equal("Treatment", result.One(".kicker").Words());
        Assert.Contains("Tramadol", result.Some("mark").Select(mark => mark.TextContent));
        Assert.Equal("/articles/medicines#other-medicines-people-ask-about", result.One(".go-to a").GetAttribute("href"));
        Assert.Equal("Go to “Other medicines people ask about”", result.One(".go-to a").Words());
        Assert.Equal("tramadol", page.One(".search-box.page input").GetAttribute("value"));
        Assert.Matches(@"^(The best )?\d+ (of \d+ )?results?\.", page.One("#search-count").Words());
        IHtmlDocument article = await site.PageAsync("/articles/medicines");
        Assert.NotNull(article.GetElementById("other-medicines-people-ask-about"));
    }

    [Fact]
    public async Task The_word_of_the_site_is_named_to_who_uses_another()
    {
        Assert.EndsWith("We also searched for pregabalin, the word we use.", (await site.PageAsync("/search?q=Lyrica")).One("#search-count").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_question_is_answered_and_corrected()
    {
        IHtmlDocument page = await site.PageAsync("/search?q=brian+fogg");

        IElement link = page.One(".did-you-mean a");
        Assert.Equal("brain fog", link.Words());
        Assert.Equal("/search?q=brain%20fog", link.GetAttribute("href"));
        Assert.Equal(Shipped.Fog, page.Some(".search-results h2 a")[0].GetAttribute("href"));
    }

    [Fact]
    public async Task A_question_without_an_answer_leads_on()
    {
        IHtmlDocument page = await site.PageAsync("/search?q=xylophone");

        Assert.Contains("No results for “xylophone”.", page.One(".search-page").Words(), StringComparison.Ordinal);
        Assert.Equal(["/topics", "/articles", "/glossary", "/contact"], page.Some(".search-page > p a").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll(".search-results"));
    }

    [Theory]
    [InlineData("I want to die")]
    [InlineData("suicide")]
    [InlineData("orker ikke mer")]
    [InlineData("vil ikkje leve")]
    public async Task Words_of_despair_show_whom_to_talk_to_before_all_results_and_never_the_red_card_C_8(string question)
    {
        IHtmlDocument page = await site.PageAsync($"/search?q={Uri.EscapeDataString(question)}");

        Assert.Equal(["tel:113", "tel:116123", "tel:22400040"], page.One(".search-page > .talk").Some("li > a").Take(3).Select(link => link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll(".urgency-card"));
        AssertFirst(page, ".talk");
    }

    [Theory]
    [InlineData("chest pain", "emergency", "tel:113")]
    [InlineData("i can't breathe", "emergency", "tel:113")]
    [InlineData("hot swollen joint", "today", "tel:116117")]
    public async Task A_sign_of_urgency_shows_its_card_before_all_results_P_20(string question, string card, string call)
    {
        IHtmlDocument page = await site.PageAsync($"/search?q={Uri.EscapeDataString(question)}");

        IElement shown = page.One(".search-page > .urgency-card");
        Assert.Contains(card, shown.ClassList);
        Assert.Equal(call, shown.One(".urgency-call").GetAttribute("href"));
        Assert.Equal($"/when-to-get-help#{card}", shown.One(".urgency-all a").GetAttribute("href"));
        AssertFirst(page, ".urgency-card");
    }

    [Theory]
    [InlineData("fibro fog")]
    [InlineData("side effects of duloxetine")]
    [InlineData("can you die from fibromyalgia")]
    public async Task Other_questions_show_no_card(string question)
    {
        IHtmlDocument page = await site.PageAsync($"/search?q={Uri.EscapeDataString(question)}");

        Assert.Empty(page.QuerySelectorAll(".search-page :is(.talk, .urgency-card)"));
    }

    [Theory]
    [MemberData(nameof(StrangeQuestions))]
    public async Task Whatever_is_typed_the_answer_is_a_page_T12(string question)
    {
        IHtmlDocument page = await site.PageAsync($"/search?q={Uri.EscapeDataString(question)}");

        Assert.Equal("Search", page.One("h1").Words());
        string typed = page.One(".search-box.page input").GetAttribute("value")!;
        Assert.True(typed.Length <= SearchQuestion.MaxCharacters);
        Assert.DoesNotContain(typed, character => char.IsControl(character) || character is '\u202E' or '\u200B');
        Assert.Empty(page.QuerySelectorAll(".search-page script, .search-page b"));
    }

    [Theory]
    [InlineData("/search", HttpStatusCode.OK)]
    [InlineData("/search?q=", HttpStatusCode.OK)]
    [InlineData("/search?q=%ED%A0%80fog", HttpStatusCode.OK)]
    [InlineData("/search?q=%FF%FE", HttpStatusCode.OK)]
    [InlineData("/search?q=a&q=b", HttpStatusCode.OK)]
    [InlineData("/search?q[]=a&suggest=2&page=9", HttpStatusCode.OK)]
    [InlineData("/Search?q=fog", HttpStatusCode.MovedPermanently)]
    [InlineData("/search/", HttpStatusCode.MovedPermanently)]
    [InlineData("/search/fog", HttpStatusCode.NotFound)]
    public async Task Every_address_of_the_search_has_a_sensible_answer(string address, HttpStatusCode expected) => Assert.Equal(expected, await site.StatusAsync(address));

    [Fact]
    public async Task A_question_of_ten_thousand_characters_is_refused_or_answered_and_never_fails()
    {
        HttpStatusCode status = await site.StatusAsync($"/search?q={new string('a', 10_000)}");

        Assert.InRange((int)status, 200, 499);
    }

    [Fact]
    public async Task Only_words_that_are_everywhere_are_answered_with_advice()
    {
        Assert.Contains("Add a word for what you want to know", (await site.PageAsync("/search?q=what+is+it")).One(".search-page").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_kept_by_nobody_and_indexed_by_nobody_S_6()
    {
        using HttpResponseMessage answer = await site.AskAsync("/search?q=fog");

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.Equal("noindex", Html.Parse(await answer.Content.ReadAsStringAsync()).One("meta[name=robots]").GetAttribute("content"));
    }

    [Fact]
    public async Task A_HEAD_is_answered_as_the_page_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/search?q=fog");
        using HttpResponseMessage answer = await site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_program_is_answered_with_the_same_as_data()
    {
        JsonElement answer = await DataAsync("/search?q=brian+fogg");

        Assert.Equal("brian fogg", answer.GetProperty("query").GetString());
        Assert.Equal("brain fog", answer.GetProperty("didYouMean").GetString());
        JsonElement first = answer.GetProperty("results")[0];
        Assert.Equal(("article", Shipped.Fog), (first.GetProperty("kind").GetString(), first.GetProperty("url").GetString()));
        Assert.Contains(first.GetProperty("passage").EnumerateArray(), piece => piece.GetProperty("found").GetBoolean());
        Assert.Equal(
            (await site.PageAsync("/search?q=brian+fogg")).Some(".search-results h2 a").Select(link => link.GetAttribute("href")),
            answer.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("url").GetString()));
        Assert.Equal("talk", (await DataAsync("/search?q=i+want+to+die")).GetProperty("urgency").GetString());
        Assert.Equal(JsonValueKind.Array, (await DataAsync("/search")).GetProperty("results").ValueKind);
    }

    [Fact]
    public async Task Suggestions_are_few_and_found_by_the_beginning_of_a_word()
    {
        JsonElement answer = await DataAsync("/search?q=pregab&suggest=1");

        Assert.InRange(answer.GetProperty("results").GetArrayLength(), 1, 6);
        Assert.Contains(answer.GetProperty("results").EnumerateArray(), result => result.GetProperty("url").GetString() == "/articles/medicines");
    }

    [Theory]
    [InlineData("/", "home")]
    [InlineData("/", "header")]
    [InlineData("/no-such-page", "error")]
    [InlineData(Shipped.Fog, "header")]
    public async Task A_field_to_search_is_where_somebody_looks_for_it(string path, string place)
    {
        using HttpResponseMessage answer = await site.AskAsync(path);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());

        IElement form = page.One($"form.search-box.{place}");
        Assert.Equal("/search", form.GetAttribute("action"));
        Assert.Equal("q", form.One("input").GetAttribute("name"));
        Assert.NotNull(page.QuerySelector($"label[for='{form.One("input").Id}']"));
        Assert.Equal("/search", page.One(".site-header .search-link").GetAttribute("href"));
    }

    private static void AssertFirst(IHtmlDocument page, string selector) => Assert.Equal(
        page.QuerySelector(selector),
        page.QuerySelector($"{selector}, .search-results, #search-count, .did-you-mean"));

    private async Task<JsonElement> DataAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    public sealed class Site() : RunningSite(EveryBlock.Add);
}

/// <summary>What may be found, and when; what is counted, and what is not.</summary>
public sealed class SearchSecrecyTests
{
    [Fact]
    public async Task Only_what_is_public_is_found_and_from_the_moment_that_it_is_T9()
    {
        using var site = new RunningSite(content =>
        {
            Add(content, "shown", "published", "2026-11-20", "quokkashown");
            Add(content, "draft", "draft", "2026-11-20", "quokkadraft");
            Add(content, "later", "published", "2026-11-24", "quokkalater");
            Add(content, "gone", "withdrawn", "2026-11-20", "quokkagone");
            Add(content, "leaves", "published", "2026-11-20", "quokkaleaves");
            content.Write("articles/leaves/en.next.md", content.Read("articles/leaves/en.md")
                .Replace("status: published", "status: withdrawn", StringComparison.Ordinal).Replace("publish: 2026-11-20", "publish: 2026-11-24", StringComparison.Ordinal));
        });
        Assert.Equal(["/articles/leaves", "/articles/shown"], await FoundAsync(site, "shown", "draft", "later", "gone", "leaves"));
        // Not even as a spelling that somebody may have meant.
        Assert.Null((await site.PageAsync("/search?q=quokkadraf")).QuerySelector(".did-you-mean"));
        Assert.DoesNotContain("quokkalater", await site.TextAsync("/search?q=quokkalate"), StringComparison.Ordinal);

        site.Clock.Now = DateTimeOffset.Parse("2026-11-24T00:00+01:00", CultureInfo.InvariantCulture);

        Assert.Equal(["/articles/later", "/articles/shown"], await FoundAsync(site, "shown", "draft", "later", "gone", "leaves"));
    }

    [Fact]
    public async Task A_saved_article_is_found_once_it_is_on_the_site()
    {
        using var site = new RunningSite();
        Assert.Empty(await FoundAsync(site, "saved"));
        Add(site.Content, "saved", "published", "2026-11-20", "quokkasaved");
        await site.UntilAsync("/articles/saved", (answer, _) => answer.IsSuccessStatusCode);

        Assert.Equal(["/articles/saved"], await FoundAsync(site, "saved"));
    }

    [Fact]
    public async Task An_article_that_is_due_for_review_comes_after_one_that_is_not_and_says_so_P_4()
    {
        using var site = new RunningSite(content =>
        {
            Add(content, "a-overdue", "published", "2026-11-20", "quokka", "review-due: 2026-11-22");
            Add(content, "b-current", "published", "2026-11-20", "quokka", "review-due: 2027-11-22");
        });

        IHtmlDocument page = await site.PageAsync("/search?q=quokka");

        Assert.Equal(["/articles/b-current", "/articles/a-overdue"], page.Some(".search-results h2 a").Select(link => link.GetAttribute("href")));
        Assert.Equal("This page is due for review.", page.Some(".search-results > li")[1].One(".muted").Words());
    }

    [Fact]
    public async Task Searches_are_counted_without_their_words_and_leave_none_in_the_log_C_17()
    {
        using var log = new Heard();
        using var site = new RunningSite(_ => { }, null, log);
        await site.TextAsync("/search?q=wallabyword");
        await site.TextAsync("/search?q=fibro+fog");
        using (var request = new HttpRequestMessage(HttpMethod.Get, "/search?q=wallaby&suggest=1"))
        {
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            using HttpResponseMessage suggested = await site.Client.SendAsync(request);
            Assert.True(suggested.IsSuccessStatusCode);
        }

        var counter = site.Services.GetRequiredService<SearchCounter>();
        Assert.Equal(new SearchCount(2, 1), counter.LastWeek());
        Assert.NotEmpty(log.LinesWith("/search"));
        Assert.Empty(log.LinesWith("wallaby"));
        Assert.Empty(log.LinesWith("fibro+fog"));

        site.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(new SearchCount(2, 1), counter.LastHour());
        site.Clock.Now += TimeSpan.FromDays(8);
        Assert.Equal(default, counter.LastWeek());
    }

    [Fact]
    public async Task A_network_that_searches_without_end_is_asked_to_wait()
    {
        using var site = new RunningSite();
        HttpStatusCode last = HttpStatusCode.OK;
        for (int number = 0; number < 700 && last == HttpStatusCode.OK; number++)
        {
            last = await site.StatusAsync("/search?q=zz");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/search?q=zz");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/search"));
    }

    private static void Add(ContentCopy content, string slug, string status, string publish, string word, string more = "topics: [research]") =>
        content.Write($"articles/{slug}/en.md", $"""
            ---
            title: About {word}
            summary: A page about {word}.
            aim: This page is for people who look for it. It helps you find it.
            status: {status}
            publish: {publish}
            authors: [ingrid-solheim]
            reviewer: jonas-berg
            reviewed: 2026-11-20
            {more}
            key-points:
              - It is {word}.
              - It is here.
              - It is found.
            interests: None.
            ---

            ## The part

            Here is {word} once more.
            """);

    private static async Task<string[]> FoundAsync(RunningSite site, params string[] words)
    {
        var found = new List<string>();
        foreach (string word in words)
        {
            found.AddRange((await site.PageAsync($"/search?q=quokka{word}")).QuerySelectorAll(".search-results h2 a").Select(link => link.GetAttribute("href")!));
        }

        return [.. found.Distinct().Order(StringComparer.Ordinal)];
    }
}
