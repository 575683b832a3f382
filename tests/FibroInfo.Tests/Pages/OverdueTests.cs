using System.Globalization;
using AngleSharp.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>An article whose review is overdue gives way to the others, from the next midnight on (E-12, P-4).</summary>
public sealed class OverdueTests(OverdueTests.Due site) : IClassFixture<OverdueTests.Due>
{
    private const string Before = "2026-11-24T23:59+01:00";
    private const string After = "2026-11-25T00:00+01:00";

    [Theory]
    [InlineData("/articles")]
    [InlineData("/topics/research")]
    [InlineData("/people/ingrid-solheim")]
    public async Task E12_an_overdue_article_sinks_below_the_others_at_midnight_also_on_pages_that_were_kept(string list)
    {
        At(Before);
        Assert.Equal(["/articles/by-date", "/articles/by-policy"], (await ListedAsync(list)).Take(2));
        Assert.Equal(["/articles/by-date", "/articles/by-policy"], (await ListedAsync(list)).Take(2));

        At(After);

        string[] listed = await ListedAsync(list);
        Assert.True(listed.Length > 2, "Nothing stands there that they could sink below.");
        Assert.Equal(["/articles/by-date", "/articles/by-policy"], listed.TakeLast(2));
        At(Before);
        Assert.Equal(["/articles/by-date", "/articles/by-policy"], (await ListedAsync(list)).Take(2));
    }

    [Fact]
    public async Task E12_the_first_page_leads_with_what_stands_and_the_list_says_that_the_overdue_come_last()
    {
        At(Before);
        Assert.Contains("/articles/by-date", await ListedAsync("/"));
        Assert.Equal("Newest first. Each article says how sure we are.", (await site.PageAsync("/articles")).One(".standfirst").Words());

        At(After);

        Assert.Empty((await ListedAsync("/")).Intersect(["/articles/by-date", "/articles/by-policy"]));
        Assert.Equal("Newest first. Those that are due for review come last. Each article says how sure we are.", (await site.PageAsync("/articles")).One(".standfirst").Words());
    }

    [Fact]
    public async Task E12_of_what_an_article_leads_to_the_overdue_comes_last_and_gives_up_its_place()
    {
        At(Before);
        Assert.Equal(["/articles/by-date", "/articles/fibro-fog", "/articles/what-is-fibromyalgia"], await RelatedAsync("leads"));
        Assert.Equal(["/articles/by-policy", "/articles/fibro-fog"], await RelatedAsync("leads-to-few"));

        At(After);

        Assert.Equal(["/articles/fibro-fog", "/articles/what-is-fibromyalgia", "/articles/brain-immune-cells-study"], await RelatedAsync("leads"));
        Assert.Equal(["/articles/fibro-fog", "/articles/by-policy"], await RelatedAsync("leads-to-few"));
    }

    [Theory]
    [InlineData("by-date")]
    [InlineData("by-policy")]
    public async Task P4_a_review_that_is_due_by_date_or_by_policy_is_told_on_the_page_from_that_midnight_on(string folder)
    {
        At(Before);
        Assert.Null((await site.PageAsync($"/articles/{folder}")).QuerySelector(".notice.overdue"));
        At(After);
        Assert.Contains("The review was due on 24 November 2026.", (await site.PageAsync($"/articles/{folder}")).One(".notice.overdue").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E12_overdue_reviews_head_the_first_page_of_the_staff_each_with_its_age_and_the_place_to_sign()
    {
        At(Before);
        using StaffVisitor before = await StaffVisitor.SignInAsync(site, Role.Author);
        Assert.Contains("2 reviews are due within 60 days", Html.Parse(await before.ReadAsync("/admin")).One(".needs.sometime").Words(), StringComparison.Ordinal);

        At("2026-12-04T12:00+01:00");

        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);
        IElement first = Html.Parse(await author.ReadAsync("/admin")).Some(".needs > ul > li")[0];
        Assert.Equal(("2 reviews are overdue", "for 10 days"), (first.One(".need strong").Words(), first.One(".need .age").Words()));
        Assert.True(first.One("details").HasAttribute("open"));
        Assert.Equal(["due 24 November 2026, 10 days ago", "due 24 November 2026, 10 days ago"], first.Some("details small").Select(note => note.Words()));
        Assert.Equal(["/admin/articles/by-date/sign?lang=en", "/admin/articles/by-policy/sign?lang=en"], first.Some("details a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal));
    }

    private void At(string moment) => site.Clock.Now = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    // On all its pages.
    private async Task<string[]> ListedAsync(string list)
    {
        var listed = new List<string>();
        for (string? next = list; next is not null;)
        {
            AngleSharp.Html.Dom.IHtmlDocument page = await site.PageAsync(next);
            listed.AddRange(page.Some(".article-list h2 a, .article-list h3 a").Select(link => link.GetAttribute("href")!));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return [.. listed];
    }

    private async Task<string[]> RelatedAsync(string folder) =>
        [.. (await site.PageAsync($"/articles/{folder}")).Some("#related a").Select(link => link.GetAttribute("href")!)];

    /// <summary>The two newest articles are due on 24 November: one by the day in its file, one by the policy.</summary>
    public sealed class Due() : RunningSite(content =>
    {
        EveryBlock.AddSmall(content, "by-date", "Due by date", new DateOnly(2026, 11, 22));
        content.Replace("articles/by-date/en.md", "review-due: 2030-01-01", "review-due: 2026-11-24");
        EveryBlock.AddSmall(content, "by-policy", "Due by policy", new DateOnly(2026, 11, 21));
        content.Replace("articles/by-policy/en.md", "reviewed: 2026-11-21\nreview-due: 2030-01-01", "reviewed: 2024-11-24");
        EveryBlock.AddSmall(content, "leads", "It leads on", new DateOnly(2020, 1, 1), "related: [by-date, fibro-fog, what-is-fibromyalgia, brain-immune-cells-study]");
        EveryBlock.AddSmall(content, "leads-to-few", "It leads to few", new DateOnly(2020, 1, 2), "related: [by-policy, fibro-fog]");
    });
}
