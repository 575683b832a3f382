using System.Net;
using FibroInfo.Comments;
using FibroInfo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

public sealed class ReaderLimitTests
{
    [Fact]
    public async Task One_network_brings_so_many_new_readers_to_an_article_and_those_who_voted_may_still_change_T29()
    {
        using var site = new RunningSite(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "2"));
        using var first = new Visitor(site);
        using var second = new Visitor(site);
        using var third = new Visitor(site);

        Assert.Equal(HttpStatusCode.SeeOther, await RateAsync(first));
        Assert.Equal(HttpStatusCode.SeeOther, await RateAsync(second));
        using HttpResponseMessage refused = await third.PostAsync($"{Shipped.Fog}/rating", ("stars", "1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        // A cookie that somebody made up makes no reader.
        third.Cookies.Add(site.Address, new Cookie("rid", "AAAAAAAAAAAAAAAAAAAAAA"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await RateAsync(third));
        Assert.Equal(HttpStatusCode.SeeOther, await RateAsync(first));
    }

    [Fact]
    public async Task While_the_store_is_gone_articles_are_whole_posts_are_asked_to_come_again_and_it_comes_back_by_itself_R5()
    {
        using var site = new RunningSite();
        using var visitor = new Visitor(site);
        string file = Path.Combine(site.Data.FullName, "fibroinfo.db");
        await RateAsync(visitor);
        File.Move(file, $"{file}.aside");

        using HttpResponseMessage post = await visitor.PostAsync($"{Shipped.Fog}/rating", ("stars", "2"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, post.StatusCode);
        Assert.NotNull(post.Headers.RetryAfter);
        string page = await site.TextAsync($"{Shipped.Study}?comments=1");
        Assert.Contains("Ratings are away for a short time", page, StringComparison.Ordinal);
        Assert.Contains("id=\"references\"", page, StringComparison.Ordinal);
        Assert.Contains("\"store\":\"away\"", await site.TextAsync("/health/ready"), StringComparison.Ordinal);

        File.Move($"{file}.aside", file);
        await site.UntilAsync("/health/ready", (_, text) => !text.Contains("away", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, await RateAsync(visitor));
    }

    [Fact]
    public async Task A_link_that_never_was_is_404_also_to_a_network_over_its_limit_and_one_that_is_ours_429()
    {
        using var site = new RunningSite(_ => { }, ("Limits:PostsPerNetworkPerMinute", "1"));
        using var visitor = new Visitor(site);
        using HttpResponseMessage posted = await visitor.PostAsync(
            $"{Shipped.Fog}/comments", ("name", "Lyng"), ("body", "Tell me, please."), ("email", "kari@nordmann.example"), ("notify", "on"),
            ("consent", "on"), ("adult", "on"));
        WritersLink links = site.Services.GetRequiredService<WritersLink>();
        byte[] seed = links.SeedIn(posted.Headers.Location!.OriginalString.Split('/')[^1])!;
        string never = new('a', links.TokenFor(seed).Length);
        (string Verb, LinkUse Use)[] verbs = [("", LinkUse.Own), ("/confirm", LinkUse.Confirm), ("/stop", LinkUse.Stop)];

        foreach ((string verb, LinkUse use) in verbs)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/comments/{never}{verb}", ("action", "erase"))).StatusCode);
            using HttpResponseMessage often = await visitor.PostAsync($"/comments/{links.TokenFor(seed, use)}{verb}", ("action", "erase"));
            Assert.Equal(HttpStatusCode.TooManyRequests, often.StatusCode);
            Assert.NotNull(often.Headers.RetryAfter);
        }

        site.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync($"/comments/{links.TokenFor(seed, LinkUse.Confirm)}/confirm")).StatusCode);
    }

    private static async Task<HttpStatusCode> RateAsync(Visitor visitor)
    {
        using HttpResponseMessage answer = await visitor.PostAsync($"{Shipped.Fog}/rating", ("stars", "1"));
        return answer.StatusCode;
    }
}
