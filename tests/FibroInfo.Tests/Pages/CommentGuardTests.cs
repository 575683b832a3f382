using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Comments where none are taken.</summary>
public sealed class CommentGuardTests
{
    private static readonly (string, string)[] Fine = [("name", "Lyng"), ("body", "Good and plain words."), ("consent", "on"), ("adult", "on")];

    [Fact]
    public async Task A_closed_article_says_why_and_takes_nothing_however_it_is_sent_C_13()
    {
        using var site = new RunningSite(content => content.Replace(Shipped.FogFile, "status: published", "status: published\ncomments: closed\ncomments-closed-because: We read none in July."));
        using var visitor = new Visitor(site);

        IHtmlDocument page = await site.PageAsync(Shipped.Fog);
        Assert.Contains("We read none in July.", page.One("#write").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".comment-form"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{Shipped.Fog}/comments"));
        using HttpResponseMessage answer = await visitor.PostAsync($"{Shipped.Fog}/comments", Fine);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Comments are closed", Html.Parse(await answer.Content.ReadAsStringAsync()).One(".problem").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync($"{Shipped.Study}/comments", Fine)).StatusCode);
    }

    [Theory]
    [InlineData("", "We don’t take comments on pages about “Medicines”")]
    [InlineData("comments: closed", "We don’t take comments on pages about “Medicines”")]
    [InlineData("comments: closed\ncomments-closed-because: The doses change just now.", "The doses change just now.")]
    public async Task An_article_about_medicines_is_closed_unless_it_says_otherwise_and_says_why_C_13(string line, string why)
    {
        using var site = new RunningSite(content => Add(content, $"topics: [research, medicines]\n{line}"));
        using var visitor = new Visitor(site);

        string said = (await site.PageAsync("/articles/a-medicine")).One("#write").Words();
        Assert.StartsWith($"Comments are closed on this page. {why}".TrimEnd(), said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/articles/a-medicine/comments", Fine)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync($"{Shipped.Fog}/comments", Fine)).StatusCode);
    }

    [Theory]
    [InlineData("comments: open", "[medicines]")]
    [InlineData("", "[sleep]")]
    [InlineData("", "[]")]
    public async Task An_article_about_medicines_is_open_where_its_editor_or_the_policy_says_so_C_13(string line, string closed)
    {
        using var site = new RunningSite(content =>
        {
            Add(content, $"topics: [research, medicines]\n{line}");
            content.Replace("site.yaml", "comments-closed-topics: [medicines]", $"comments-closed-topics: {closed}");
        });
        using var visitor = new Visitor(site);

        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync("/articles/a-medicine/comments", Fine)).StatusCode);
    }

    [Fact]
    public async Task Where_the_policy_closes_them_all_every_article_says_so_in_a_sentence_C_13()
    {
        using var site = new RunningSite(content => content.Replace("site.yaml", "comments: open", "comments: closed"));
        using var visitor = new Visitor(site);

        foreach (string article in new[] { Shipped.Fog, Shipped.Study })
        {
            string said = (await site.PageAsync(article)).One("#write").Words();
            Assert.Contains("The clinic isn’t taking comments right now.", said, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync($"{article}/comments", Fine)).StatusCode);
        }
    }

    [Fact]
    public async Task While_the_store_is_away_the_article_says_so_and_every_page_of_comments_asks_to_come_again_R5()
    {
        using var site = new RunningSite();
        using var visitor = new Visitor(site);
        string own = (await visitor.PostAsync($"{Shipped.Fog}/comments", Fine)).Headers.Location!.OriginalString;
        site.TakeStoreAway();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.PostAsync($"{Shipped.Fog}/comments", [.. Fine, ("keep", "on")])).StatusCode);
        Assert.Contains("Comments are not available right now", (await site.PageAsync(Shipped.Fog)).One("#comments").Words(), StringComparison.Ordinal);
        foreach (string path in new[] { own, $"{own}/stop", $"{Shipped.Fog}/comments?reply-to=1", $"{Shipped.Fog}/reports?comment=1" })
        {
            using HttpResponseMessage asked = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, asked.StatusCode);
            Assert.NotNull(asked.Headers.RetryAfter);
            Assert.Contains("Go back and send it again", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using HttpResponseMessage erased = await visitor.PostAsync(own, ("action", "erase"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, erased.StatusCode);
    }

    private static void Add(ContentCopy content, string lines)
    {
        EveryBlock.AddSmall(content, "a-medicine", "A medicine", new DateOnly(2026, 1, 1));
        content.Replace("articles/a-medicine/en.md", "topics: [research]", lines);
    }
}
