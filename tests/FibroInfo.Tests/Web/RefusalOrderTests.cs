using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FibroInfo.Tests.Web;

/// <summary>Contract §2: "413 size, 400 host, 403 origin, 404 article, 429 network, 400 fields", and never 5xx.</summary>
public sealed class RefusalOrderTests
{
    private const string Ours = "Sec-Fetch-Site: same-origin";

    [Fact]
    public async Task Of_several_faults_the_first_in_the_contracts_order_is_answered()
    {
        SmallSite site = await SmallSite.StartAsync(("Limits:PostsPerNetworkPerMinute", "1"));
        string large = new('x', 20_000);
        Assert.Equal(200, await StatusAsync("known", "localhost", Ours, "body=a"));

        // One fault less each time.
        Assert.Equal(413, await StatusAsync("missing", "evil.example", "Sec-Fetch-Site: cross-site", large));
        Assert.Equal(400, await StatusAsync("missing", "evil.example", "Sec-Fetch-Site: cross-site", "body=%zz"));
        Assert.Equal(403, await StatusAsync("missing", "localhost", "Sec-Fetch-Site: cross-site", "body=%zz"));
        Assert.Equal(404, await StatusAsync("missing", "localhost", Ours, "body=%zz"));
        Assert.Equal(429, await StatusAsync("known", "localhost", Ours, "body=%zz"));
        site.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(400, await StatusAsync("known", "localhost", Ours, "body=%zz"));
        site.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(200, await StatusAsync("known", "localhost", Ours, "body=a"));
        await site.DisposeAsync();

        async Task<int> StatusAsync(string slug, string host, string origin, string body) => RawHttp.StatusOf(await RawHttp.SendAsync(site.Address, Encoding.ASCII.GetBytes(
            $"POST /articles/{slug}/words HTTP/1.1\r\nHost: {host}\r\n{origin}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}")));
    }

    [Fact]
    public async Task Whatever_is_posted_the_fault_is_the_senders()
    {
        SmallSite site = await SmallSite.StartAsync(("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));
        int refused = 0;
        int taken = 0;
        Prop.ForAll(Posts().ToArbitrary(), post =>
        {
            int status = RawHttp.StatusOf(RawHttp.SendAsync(site.Address, Encoding.Latin1.GetBytes(post)).GetAwaiter().GetResult());
            (taken, refused) = status < 400 ? (taken + 1, refused) : (taken, refused + 1);
            return status is >= 200 and < 500;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

        Assert.True(taken > 20 && refused > 20, $"{taken} were taken and {refused} refused: the test posts the wrong things.");
        await site.DisposeAsync();
    }

    private static Gen<string> Posts()
    {
        Gen<string> path = Gen.Elements("/articles/known/words", "/articles/known/words", "/articles/missing/words", "/form", "/tokens/x/stop", "/about", "/nothing", "/admin/x", "/Articles/Known/Words/", "/articles/%00/words");
        Gen<string> origin = Gen.Elements("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: \u00ff", "Origin: http://localhost", "Origin: \t", "Origin: %", "X: y");
        Gen<string> type = Gen.Elements("application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=x", "application/json", "multipart/form-data", ";;", "\u00ff");
        Gen<string> cookie = Gen.Elements("rid=AAAAAAAAAAAAAAAAAAAAAA", "rid=\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5\u00e5", "=;;=", "rid", "rid=%00", "\"rid=\"", "__Host-rid=x");
        Gen<string> body = Gen.Frequency((1, Gen.Constant("body=fine")), (3, Pieces()));
        Gen<string> length = Gen.Frequency((12, Gen.Constant("")), (1, Gen.Elements("Content-Length: -1", "Content-Length: x", "Content-Length: 99999999", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip")));
        return path.Zip(origin).Zip(type.Zip(cookie)).Zip(body.Zip(length), (head, rest) =>
            $"POST {head.Item1.Item1} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{head.Item1.Item2}\r\nContent-Type: {head.Item2.Item1}\r\nCookie: {head.Item2.Item2}\r\n"
            + $"{(rest.Item2 == "" ? $"Content-Length: {rest.Item1.Length}" : rest.Item2)}\r\n\r\n{rest.Item1}");
    }

    private static Gen<string> Pieces() =>
        Gen.Elements("body=", "name=", "body", "&", "=", "+", "%", "%4", "%41", "%00", "%zz", "%ff", "%C3%A5", "%ED%A0%80", "\0", "\u00ff", "\u00c3\u00a5", "\r\n", "word", ";", "[]", "a[b]=", new string('x', 6000), new string('&', 40))
            .ListOf().Select(pieces => string.Concat(pieces));
}
