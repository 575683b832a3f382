using System.Buffers.Binary;
using System.Net;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace FibroInfo.Tests.Web;

/// <summary>T27, T28, T29, R12. Alone, because one of them measures the memory of the whole process.</summary>
[Collection(Alone.Name)]
public sealed class NetworkRateLimiterTests
{
    private static readonly Slug Article = Slug.Parse("fibro-fog");

    private readonly TestClock _clock = TestClock.At("2026-11-23T12:00:20Z");

    [Fact]
    public void A_network_posts_so_often_in_a_minute_and_is_told_when_again()
    {
        NetworkRateLimiter budget = Budget(posts: 3);
        Assert.Equal([0, 0, 0, 40, 40], Enumerable.Range(0, 5).Select(_ => Post(budget, "203.0.113.7")));

        _clock.Now += TimeSpan.FromSeconds(39.5);
        Assert.Equal(1, Post(budget, "203.0.113.7"));

        _clock.Now += TimeSpan.FromSeconds(0.5);
        Assert.Equal(0, Post(budget, "203.0.113.7"));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.250", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:ffff:a:b:c:d", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:2:2::1", false)]
    [InlineData("203.0.113.7", "cb00:7107::", false)]
    [InlineData("203.0.113.7", null, false)]
    public void A_network_is_what_one_house_shares(string one, string? other, bool same)
    {
        NetworkRateLimiter budget = Budget(posts: 1, newReaders: 1);
        Assert.Equal((0, 0), (Post(budget, one), NewReader(budget, one)));

        Assert.Equal((same, same), (Post(budget, other) > 0, NewReader(budget, other) > 0));
    }

    [Fact]
    public void New_readers_are_counted_by_article_and_day()
    {
        NetworkRateLimiter budget = Budget(newReaders: 2);
        Assert.Equal([0, 0, 43_180], Enumerable.Range(0, 3).Select(_ => NewReader(budget, "203.0.113.7")));
        Assert.Equal(0, NewReader(budget, "203.0.113.7", Slug.Parse("another")));

        _clock.Now += TimeSpan.FromHours(11);
        Assert.Equal(3580, NewReader(budget, "203.0.113.7"));

        _clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(0, NewReader(budget, "203.0.113.7"));
    }

    [Fact]
    public void A_new_reader_of_whom_nothing_was_stored_makes_room_for_another_and_for_no_more()
    {
        NetworkRateLimiter budget = Budget(newReaders: 1);
        budget.GiveBackNewReader(From("203.0.113.7"), Article);
        Assert.Equal([0, 43_180], Enumerable.Range(0, 2).Select(_ => NewReader(budget, "203.0.113.7")));

        budget.GiveBackNewReader(From("198.51.100.7"), Article);
        budget.GiveBackNewReader(From("203.0.113.7"), Slug.Parse("another"));
        Assert.Equal(43_180, NewReader(budget, "203.0.113.7"));
        budget.GiveBackNewReader(From("203.0.113.200"), Article);
        Assert.Equal([0, 43_180], Enumerable.Range(0, 2).Select(_ => NewReader(budget, "203.0.113.7")));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(-10)]
    [InlineData(-1)]
    public void A_clock_that_jumps_shuts_nobody_out(int days)
    {
        NetworkRateLimiter budget = Budget(posts: 1, newReaders: 1);
        foreach (int jump in new[] { 0, days, -days, days })
        {
            _clock.Now += TimeSpan.FromDays(jump);
            Assert.Equal((0, 0), (Post(budget, "203.0.113.7"), NewReader(budget, "203.0.113.7")));
            Assert.Equal((40, 43_180), (Post(budget, "203.0.113.7"), NewReader(budget, "203.0.113.7")));
        }
    }

    [Fact]
    public void Nought_is_no_limit()
    {
        NetworkRateLimiter budget = Budget(posts: 0, newReaders: 0);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal((0, 0), (Post(budget, "203.0.113.7"), NewReader(budget, "203.0.113.7"))));
    }

    [Fact]
    public void Posts_at_the_same_moment_are_each_counted_once()
    {
        NetworkRateLimiter budget = Budget(posts: 30, newReaders: 20);
        int posts = 0;
        int readers = 0;
        Parallel.For(0, 2000, _ =>
        {
            Interlocked.Add(ref posts, Post(budget, "203.0.113.7") == 0 ? 1 : 0);
            Interlocked.Add(ref readers, NewReader(budget, "203.0.113.7") == 0 ? 1 : 0);
        });

        Assert.Equal((30, 20), (posts, readers));
    }

    [Fact]
    public void T28_a_million_networks_take_no_more_room_than_one()
    {
        const int Networks = 1_000_000;
        NetworkRateLimiter budget = Budget();
        var context = new DefaultHttpContext();
        byte[] address = new byte[16];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        int taken = 0;
        for (int i = 0; i < Networks; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(address.AsSpan(2), i);
            context.Connection.RemoteIpAddress = new IPAddress(address);
            taken += budget.TryTakePost(context) ? 1 : 0;
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
        // 15 of them share a count, on the whole: that stands well below the limit of one.
        Assert.InRange(taken, Networks * 99 / 100, Networks);
        GC.KeepAlive(budget);
    }

    [Fact]
    public async Task T27_a_stranger_who_makes_up_addresses_stays_in_one_network()
    {
        SmallSite site = await SmallSite.StartAsync(("Limits:PostsPerNetworkPerMinute", "5"), ("Limits:NewReadersPerNetworkPerDay", "0"));
        int taken = 0;
        for (int i = 0; i < 1000; i++)
        {
            string address = $"{i % 223}.{i % 251}.{i % 241}.1";
            taken += (await SendAsync(site, ("X-Forwarded-For", address), ("X-Real-IP", address), ("Forwarded", $"for={address}"))).IsSuccessStatusCode ? 1 : 0;
        }

        Assert.Equal(5, taken);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Behind_a_known_proxy_each_network_has_its_own()
    {
        SmallSite site = await SmallSite.StartAsync(("Limits:PostsPerNetworkPerMinute", "1"), ("Proxies:Known", "127.0.0.1;::1"));
        foreach ((string address, int status) in new[] { ("192.0.2.1", 200), ("192.0.2.99", 429), ("198.51.100.1", 200), ("192.0.2.1", 429) })
        {
            Assert.Equal(status, (int)(await SendAsync(site, ("X-Forwarded-For", address))).StatusCode);
        }

        await site.DisposeAsync();
    }

    [Fact]
    public async Task T29_a_loop_without_a_cookie_becomes_so_many_readers_and_no_more()
    {
        SmallSite site = await SmallSite.StartAsync();
        int[] answers = [.. await Task.WhenAll(Enumerable.Range(0, 29).Select(async _ => (int)(await SendAsync(site)).StatusCode))];

        Assert.Equal((20, 9), (answers.Count(status => status == 200), answers.Count(status => status == 429)));
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_refusal_says_when_to_come_back_and_the_log_names_no_network()
    {
        SmallSite site = await SmallSite.StartAsync(("Limits:PostsPerNetworkPerMinute", "1"));
        await SendAsync(site);
        HttpResponseMessage page = await SendAsync(site);
        HttpResponseMessage problem = await SendAsync(site, ("Accept", "application/json"));

        Assert.Equal(TimeSpan.FromSeconds(60), page.Headers.RetryAfter!.Delta);
        Assert.Contains("Error 429", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (problem.StatusCode, problem.Content.Headers.ContentType!.MediaType));
        string[] refusals = [.. (await site.StopAndReadLogAsync()).Where(line => line.Contains("limits allow", StringComparison.Ordinal))];
        Assert.Equal(2, refusals.Length);
        Assert.All(refusals, line => Assert.DoesNotMatch(@"127\.0|::|known", line));
        await site.DisposeAsync();
    }

    private static Task<HttpResponseMessage> SendAsync(SmallSite site, params (string, string)[] headers) => site.PostAsync("/articles/known/words", "body=a", headers);

    private static int Post(NetworkRateLimiter budget, string? address)
    {
        HttpContext context = From(address);
        return Wait(budget.TryTakePost(context), context);
    }

    private static int NewReader(NetworkRateLimiter budget, string? address, Slug? article = null)
    {
        HttpContext context = From(address);
        return Wait(budget.TryTakeNewReader(context, article ?? Article), context);
    }

    // Seconds until there is room again; 0 is now.
    private static int Wait(bool taken, HttpContext context)
    {
        Assert.Equal(taken ? 200 : 429, context.Response.StatusCode);
        return taken ? 0 : int.Parse(context.Response.Headers.RetryAfter.ToString());
    }

    private static DefaultHttpContext From(string? address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        return context;
    }

    private NetworkRateLimiter Budget(int posts = 30, int newReaders = 20) =>
        new(new SiteLimits { PostsPerNetworkPerMinute = posts, NewReadersPerNetworkPerDay = newReaders }, _clock, NullLogger<NetworkRateLimiter>.Instance);
}
