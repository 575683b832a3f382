using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Where the voices of readers stand on an article, and what is said beside them.</summary>
[Collection(WholeSite.Name)]
public sealed class FromReadersTests(WholeSite.Site site)
{
    private static readonly string[] InOrder =
        ["h1", "#key-points", "#references", "#who-made-this", ".the-end", ".from-readers", "#rating", "#report", "#comments"];

    private static readonly string[] Articles = [Shipped.Fog, Shipped.Study, "/articles/what-is-fibromyalgia"];

    [Fact]
    public async Task Ratings_reports_and_comments_come_after_the_text_and_its_sources_T_2()
    {
        foreach (string article in Articles)
        {
            IHtmlDocument page = await site.PageAsync(article);
            List<IElement> order = [.. page.All];
            int[] places = [.. InOrder.Select(part => order.IndexOf(page.One(part)))];
            Assert.Equal(places.Order(), places);
            Assert.Null(page.One(".from-readers").Closest("article"));
            Assert.Empty(page.One("article.text").QuerySelectorAll("[name=stars], .comment, .comment-form"));
        }
    }

    [Fact]
    public async Task Lists_are_sorted_by_date_whatever_readers_voted_and_show_no_stars_T_2()
    {
        using var other = new RunningSite(_ => { }, ("Limits:NewReadersPerNetworkPerDay", "0"));
        string[] before = await ListAsync(other);
        foreach (int _ in Enumerable.Range(0, 5))
        {
            using var visitor = new Visitor(other);
            Assert.True((await visitor.PostAsync($"{before[^1]}/rating", ("stars", "5"))).Headers.Location is not null);
        }

        Assert.Equal(before, await ListAsync(other));
        Assert.Empty((await other.PageAsync("/articles")).QuerySelectorAll(".rated, .spread, [name=stars]"));
    }

    [Fact]
    public async Task The_question_is_about_the_page_and_not_about_the_illness_the_treatment_or_the_clinic_T_1()
    {
        foreach (string article in Articles)
        {
            Assert.Equal("How helpful was this page?", (await site.PageAsync(article)).One("#rating legend").Words());
        }
    }

    [Fact]
    public async Task Beside_the_votes_it_says_that_they_show_what_readers_liked_and_not_what_is_correct_T_5()
    {
        foreach (string article in Articles)
        {
            IElement rating = (await site.PageAsync(article)).One("#rating");
            Assert.Contains("Ratings show what readers liked. They don’t show that the text is correct.", rating.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_the_box_it_says_in_plain_words_who_reads_it_and_what_to_leave_out_C_2()
    {
        IElement form = (await site.PageAsync(Shipped.Fog)).One(".comment-form");
        IElement said = form.One(".caution-note");

        const string words = "Anyone can read this. Please don’t write full names, birth numbers, phone numbers or anything about other people’s health.";
        Assert.StartsWith(words, said.Words(), StringComparison.Ordinal);
        List<IElement> order = [.. form.Children];
        Assert.True(order.IndexOf(said) < order.FindIndex(child => child.QuerySelector("textarea, input:not([type=hidden])") is not null));
        Assert.False(form.One("#consent").HasAttribute("checked"));
        Assert.False(form.One("#adult").HasAttribute("checked"));
    }

    [Fact]
    public async Task Comments_are_told_to_be_experience_that_no_health_worker_checked_C_14()
    {
        using var other = new RunningSite();
        await other.CommentAsync("Warm water helps me.", isShown: true);

        IHtmlDocument page = await other.PageAsync(Shipped.Fog);
        Assert.Contains("No healthcare professional has checked them.", page.One(".from-readers > .wrap > .muted").Words(), StringComparison.Ordinal);
        IElement said = page.One("#comments > .muted");
        Assert.Equal("Readers write about their own experience. No healthcare professional has checked it.", said.Words());
        List<IElement> order = [.. page.All];
        Assert.True(order.IndexOf(said) < order.IndexOf(page.One(".comment")));
    }

    [Fact]
    public async Task Comments_never_enter_the_text_of_search_engines_C_15()
    {
        using var other = new RunningSite();
        for (int number = 1; number <= 11; number++)
        {
            await other.CommentAsync($"Number {number} of them.", isShown: true, reader: (byte)number);
        }

        IHtmlDocument first = await other.PageAsync(Shipped.Fog), second = await other.PageAsync($"{Shipped.Fog}?comments=2");
        foreach (IHtmlDocument page in new[] { first, second })
        {
            Assert.All(page.Some(".comment, .comment-form"), words => Assert.NotNull(words.Closest("section[data-nosnippet]")));
            Assert.DoesNotContain(page.QuerySelectorAll("script"), data => data.TextContent.Contains("of them", StringComparison.Ordinal));
            Assert.DoesNotContain("of them", page.Head!.OuterHtml, StringComparison.Ordinal);
        }

        Assert.Null(first.QuerySelector("meta[name=robots]"));
        Assert.Equal("noindex", second.One("meta[name=robots]").GetAttribute("content"));
    }

    private static async Task<string[]> ListAsync(RunningSite site) =>
        [.. (await site.PageAsync("/articles")).Some("main .list a[href^='/articles/']").Select(link => link.GetAttribute("href")!).Distinct()];
}
