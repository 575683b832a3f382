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

    [Fact]
    public async Task While_the_store_is_away_the_article_says_so_and_every_page_of_comments_asks_to_come_again_R5()
    {
        using var site = new RunningSite();
        using var visitor = new Visitor(site);
        string own = (await visitor.PostAsync($"{Shipped.Fog}/comments", Fine)).Headers.Location!.OriginalString;
        site.TakeStoreAway();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.PostAsync($"{Shipped.Fog}/comments", [.. Fine, ("keep", "on")])).StatusCode);
        Assert.Contains("Comments are away", (await site.PageAsync(Shipped.Fog)).One("#comments").Words(), StringComparison.Ordinal);
        foreach (string path in new[] { own, $"{own}/stop", $"{Shipped.Fog}/comments?reply-to=1", $"{Shipped.Fog}/reports?comment=1" })
        {
            using HttpResponseMessage asked = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, asked.StatusCode);
            Assert.NotNull(asked.Headers.RetryAfter);
            Assert.Contains("Go back, and send it again", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using HttpResponseMessage erased = await visitor.PostAsync(own, ("action", "erase"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, erased.StatusCode);
    }
}
