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
        Assert.Contains("Ratings are not available right now", page, StringComparison.Ordinal);
        Assert.Contains("id=\"references\"", page, StringComparison.Ordinal);
        Assert.Contains("\"store\":\"away\"", await site.TextAsync("/health/ready"), StringComparison.Ordinal);

        File.Move($"{file}.aside", file);
        await site.UntilAsync("/health/ready", (_, text) => !text.Contains("away", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, await RateAsync(visitor));
    }

    [Fact]
    public async Task What_could_not_be_stored_counts_for_nobody_and_may_be_sent_again()
    {
        using var site = new RunningSite(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "1"));
        using var visitor = new Visitor(site);
        string file = Path.Combine(site.Data.FullName, "fibroinfo.db");
        File.Move(file, $"{file}.aside");
        foreach ((string path, (string, string)[] form) in Posts.Concat(Posts))
        {
            using HttpResponseMessage away = await visitor.PostAsync($"{Shipped.Fog}{path}", form);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.NotNull(away.Headers.RetryAfter);
            Assert.Equal(0, visitor.Cookies.Count);
        }

        File.Move($"{file}.aside", file);
        await site.UntilAsync("/health/ready", (_, text) => !text.Contains("away", StringComparison.Ordinal));
        using HttpResponseMessage vote = await visitor.PostAsync($"{Shipped.Fog}/rating", ("stars", "4"));
        Assert.Equal(HttpStatusCode.SeeOther, vote.StatusCode);
        Assert.Equal(1, visitor.Cookies.Count);
        using var other = new Visitor(site);
        foreach ((string path, (string, string)[] form) in Posts)
        {
            using HttpResponseMessage refused = await other.PostAsync($"{Shipped.Fog}{path}", form);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(0, other.Cookies.Count);
        }
    }

    [Fact]
    public async Task A_reader_who_is_told_to_wait_uses_up_nobodys_place()
    {
        using var site = new RunningSite(
            _ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "2"), ("Limits:SecondsBetweenComments", "60"));
        using var visitor = new Visitor(site);
        (string, string)[] comment = Posts[1].Form;
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync($"{Shipped.Study}/comments", comment)).StatusCode);
        for (int times = 0; times < 4; times++)
        {
            using HttpResponseMessage tooSoon = await visitor.PostAsync($"{Shipped.Fog}/comments", comment);
            Assert.Equal(HttpStatusCode.TooManyRequests, tooSoon.StatusCode);
        }

        using Visitor second = new(site), third = new(site), fourth = new(site);
        Assert.Equal(
            [HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests],
            [await RateAsync(second), await RateAsync(third), await RateAsync(fourth)]);
    }

    [Fact]
    public async Task Two_clicks_at_once_of_one_reader_are_one_new_reader()
    {
        using var site = new RunningSite(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "20"));
        using var visitor = new Visitor(site);
        await visitor.PostAsync($"{Shipped.Study}/rating", ("stars", "5"));
        Assert.Equal(1, visitor.Cookies.Count);
        HttpStatusCode[] clicks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RateAsync(visitor)));
        Assert.All(clicks, status => Assert.Equal(HttpStatusCode.SeeOther, status));

        int taken = 0;
        for (int number = 0; number < 20; number++)
        {
            using var another = new Visitor(site);
            taken += await RateAsync(another) == HttpStatusCode.SeeOther ? 1 : 0;
        }

        Assert.Equal(19, taken);
    }

    [Fact]
    public async Task A_link_that_never_was_is_404_also_to_a_network_over_its_limit_and_one_that_is_ours_429()
    {
        using var site = new RunningSite(_ => { }, ("Limits:PostsPerNetworkPerMinute", "1"));
        using var visitor = new Visitor(site);
        using HttpResponseMessage posted = await visitor.PostAsync(
            $"{Shipped.Fog}/comments", ("name", "Lyng"), ("body", "Tell me, please."), ("email", "kari@nordmann.example"), ("notify", "on"),
            ("consent", "on"), ("adult", "on"));
        CommentOwnerToken links = site.Services.GetRequiredService<CommentOwnerToken>();
        byte[] seed = links.SeedIn(posted.Headers.Location!.OriginalString.Split('/')[^1])!;
        string never = new('a', links.TokenFor(seed).Length);
        (string Verb, TokenPurpose Use)[] verbs = [("", TokenPurpose.Own), ("/confirm", TokenPurpose.Confirm), ("/stop", TokenPurpose.Stop)];

        foreach ((string verb, TokenPurpose use) in verbs)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/comments/{never}{verb}", ("action", "erase"))).StatusCode);
            using HttpResponseMessage often = await visitor.PostAsync($"/comments/{links.TokenFor(seed, use)}{verb}", ("action", "erase"));
            Assert.Equal(HttpStatusCode.TooManyRequests, often.StatusCode);
            Assert.NotNull(often.Headers.RetryAfter);
        }

        site.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync($"/comments/{links.TokenFor(seed, TokenPurpose.Confirm)}/confirm")).StatusCode);
    }

    private static readonly (string Path, (string, string)[] Form)[] Posts =
    [
        ("/rating", [("stars", "4")]),
        ("/comments", [("name", "Lyng"), ("body", "Tell me, please."), ("consent", "on"), ("adult", "on")]),
        ("/reports", [("kind", "error"), ("body", "The number is wrong.")]),
    ];

    private static async Task<HttpStatusCode> RateAsync(Visitor visitor)
    {
        using HttpResponseMessage answer = await visitor.PostAsync($"{Shipped.Fog}/rating", ("stars", "1"));
        return answer.StatusCode;
    }
}
