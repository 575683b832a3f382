using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Reports;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Admin;

public sealed class TodayTests
{
    [Fact]
    public async Task What_needs_a_person_stands_there_most_urgent_first_with_its_age_and_a_link()
    {
        using RunningSite site = new(content => content.Replace("references.json", "\"custom\": {", "\"custom\": { \"notice\": {\"kind\": \"retraction\", \"date\": \"2026-01-02\"},"));
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);
        await site.CommentAsync("One.");
        await site.CommentAsync("Two.");
        await site.CommentAsync("I cannot go on.", isDespair: true);
        await site.ReportAsync(ReportKind.Error, "A number is wrong.");
        await site.ReportAsync(ReportKind.Unclear, "What is a glial cell?");

        IHtmlDocument page = await TodayAsync(ingrid);

        Assert.Equal(["Now", "This week", "When there is time"], page.Some(".needs h2").Select(title => title.Words()));
        IElement first = page.Some(".needs.now .need")[0];
        Assert.Equal(("1 comment may be from a person in despair", "for less than an hour"), (first.One("a").Words(), first.One(".age").Words()));
        Assert.Contains("1 retracted source is used", page.One(".needs.now").Words(), StringComparison.Ordinal);
        Assert.Contains("2 comments are waiting to be read", page.One(".needs.soon").Words(), StringComparison.Ordinal);
        Assert.Contains("1 reader found an error", page.One(".needs.soon").Words(), StringComparison.Ordinal);
        Assert.Contains("1 reader found something unclear", page.One(".needs.sometime").Words(), StringComparison.Ordinal);
        Assert.Equal(["/admin/comments", "/admin/comments"], page.Some(".need a[href='/admin/comments']").Select(link => link.GetAttribute("href")));
        Assert.Equal(["3 waiting", "2 waiting"], page.Some(".staff-nav .count").Select(count => count.Words()));
    }

    [Fact]
    public async Task Each_sees_what_their_roles_can_do_something_about()
    {
        using RunningSite site = new();
        await site.CommentAsync("One.");
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);
        using StaffVisitor moderator = await StaffVisitor.SignInAsync(site, Role.Moderator);

        IHtmlDocument ofAuthor = await TodayAsync(author);
        IHtmlDocument ofModerator = await TodayAsync(moderator);

        Assert.Empty(ofAuthor.QuerySelectorAll("[href^='/admin/comments']"));
        Assert.NotEmpty(ofAuthor.QuerySelectorAll(".needs a[href^='/admin/sources']"));
        Assert.NotEmpty(ofAuthor.QuerySelectorAll(".need a[href='/admin/sources?show=unverified']"));
        Assert.NotEmpty(ofModerator.QuerySelectorAll(".needs a[href='/admin/comments']"));
        Assert.Empty(ofModerator.QuerySelectorAll("[href^='/admin/sources']"));
    }

    [Fact]
    public async Task A_comment_that_waits_for_long_comes_first_and_a_report_after_three_days_C_11_C_12()
    {
        using RunningSite site = new();
        await site.CommentAsync("Will anybody read me?");
        await site.ReportAsync(ReportKind.Comment, "It is rude.");
        site.Clock.Now += TimeSpan.FromDays(31);
        using StaffVisitor moderator = await StaffVisitor.SignInAsync(site, Role.Moderator);

        string now = (await TodayAsync(moderator)).One(".needs.now").Words();

        Assert.Contains("1 comment has been waiting for a long time. After 90 days it is rejected automatically", now, StringComparison.Ordinal);
        Assert.Contains("for 31 days", now, StringComparison.Ordinal);
        Assert.Contains("1 report about a comment", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_content_folder_names_its_file_and_the_mend()
    {
        using RunningSite site = new(content => content.Replace("articles/what-is-fibromyalgia/en.md", "title:", "tittle:"));
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);

        IHtmlDocument today = await TodayAsync(author);
        string now = today.One(".needs.now").Words();

        Assert.Contains("articles/what-is-fibromyalgia/en.md:", now, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'title'?", now, StringComparison.Ordinal);
        Assert.NotEqual("", today.One(".needs.now .age").Words());
    }

    [Fact]
    public async Task Votes_and_words_on_an_article_that_has_no_folder_are_told()
    {
        using RunningSite site = new();
        await site.CommentAsync("Where is it?", article: "renamed-by-hand");
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);

        AngleSharp.Dom.IElement need = (await TodayAsync(author)).Some(".needs.sometime > ul > li").Single(one => one.Words().Contains("articles/renamed-by-hand", StringComparison.Ordinal));
        Assert.NotEqual("", need.One(".age").Words());
    }

    [Fact]
    public async Task Each_drawing_is_named_and_its_numbers_stand_in_a_table()
    {
        using RunningSite site = new();
        await site.VoteAsync("4");
        await site.CommentAsync("One.");
        await site.CommentAsync("Two.");
        using StaffVisitor moderator = await StaffVisitor.SignInAsync(site, Role.Moderator);

        IHtmlDocument page = await TodayAsync(moderator);

        Assert.Equal(2, page.Some("svg.chart").Count);
        foreach (IElement drawing in page.Some("svg.chart"))
        {
            Assert.Equal(2, drawing.GetAttribute("aria-labelledby")!.Split(' ').Count(id => page.GetElementById(id)?.TextContent.Length > 0));
            Assert.Equal(12, drawing.ParentElement!.Some("tbody tr").Count);
        }

        Assert.Equal(["1", "2"], page.Some(".charts tbody tr:first-child td").Select(cell => cell.Words()));
        Assert.Contains("0, 0, 0, 1, 0", page.One(".drawn").Words(), StringComparison.Ordinal);
        Assert.Equal("4.0", page.One("td[data-label=Average]").Words());
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_nothing_keeps_it()
    {
        using RunningSite site = new();
        using HttpResponseMessage stranger = await site.AskAsync("/admin");
        Assert.Equal(HttpStatusCode.SeeOther, stranger.StatusCode);

        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);
        Assert.Equal("no-store", $"{(await author.GetAsync("/admin")).Headers.CacheControl}");
    }

    private static async Task<IHtmlDocument> TodayAsync(StaffVisitor visitor) => Html.Parse(await visitor.ReadAsync("/admin"));
}
