using System.Net;
using FibroInfo.Web;
using Microsoft.AspNetCore.Http;

namespace FibroInfo.Tests.Web;

/// <summary>Security 6.2, T22, ASVS 3.3.</summary>
public sealed class ReaderCookieTests
{
    [Theory]
    [InlineData("http", "rid", false)]
    [InlineData("https", "__Host-rid", true)]
    public async Task The_first_post_makes_a_browser_a_reader_and_the_next_knows_them(string scheme, string name, bool isSecure)
    {
        SmallSite site = await SmallSite.StartAsync(("Proxies:Known", "127.0.0.1;::1"));
        HttpResponseMessage first = await SendAsync(site, scheme);
        string cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        HttpResponseMessage second = await SendAsync(site, scheme, ("Cookie", cookie.Split(';')[0]));

        Assert.Matches($@"\A{name}=[A-Za-z0-9_-]{{22}}; max-age=31536000; path=/;{(isSecure ? " secure;" : "")} samesite=lax; httponly\z", cookie);
        Assert.False(second.Headers.Contains("Set-Cookie"));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("rid=")]
    [InlineData("rid=AAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("rid=AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("rid=AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("rid=AAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("rid=AAAAAAAAAAAAAAAAAAAA+A")]
    [InlineData("rid=AAAAAAAAAAAAAAAAAAAA%20")]
    [InlineData("rid=AAAAAAAAAA AAAAAAAAAAA")]
    [InlineData("rid=ÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅÅ")]
    [InlineData("__Host-rid=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("RID=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("other=AAAAAAAAAAAAAAAAAAAAAA")]
    public void A_cookie_that_we_never_gave_is_none(string cookie) => Assert.Null(ReaderCookie.Find(Request("POST", cookie)));

    [Fact]
    public void On_https_the_prefix_is_spelled_as_browsers_guard_it()
    {
        DefaultHttpContext ours = Request("POST", "__Host-rid=AAAAAAAAAAAAAAAAAAAAAA");
        DefaultHttpContext anothers = Request("POST", "__HOST-rid=AAAAAAAAAAAAAAAAAAAAAA; rid=AAAAAAAAAAAAAAAAAAAAAA");
        ours.Request.Scheme = anothers.Request.Scheme = "https";

        Assert.NotNull(ReaderCookie.Find(ours));
        Assert.Null(ReaderCookie.Find(anothers));
    }

    [Fact]
    public void The_cookie_that_we_gave_is_found()
    {
        Assert.Equal(new byte[16], ReaderCookie.Find(Request("POST", "other=x; rid=AAAAAAAAAAAAAAAAAAAAAA")));
        Assert.Equal(Enumerable.Repeat((byte)0xff, 16), ReaderCookie.Find(Request("POST", "rid=_____________________w"))!);
    }

    [Fact]
    public void No_two_readers_are_one() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(ReaderCookie.Set(Request("POST", ""), ReaderCookie.New()))).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void T22_a_page_gives_none(string method)
    {
        HttpContext request = Request(method, "");

        Assert.Throws<InvalidOperationException>(() => ReaderCookie.Set(request, ReaderCookie.New()));
        Assert.Equal(0, request.Response.Headers.SetCookie.Count);
    }

    [Fact]
    public async Task A_post_that_is_refused_gives_none()
    {
        SmallSite site = await SmallSite.StartAsync();
        HttpResponseMessage[] refused =
        [
            await site.PostAsync("/articles/known/words", "body="), await site.PostAsync("/articles/missing/words", "body=a"),
            await site.PostAsync("/articles/known/words", new StringContent("body=a"), []), await site.PostAsync("/articles/known/words", new string('a', 20_000)),
        ];

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.RequestEntityTooLarge], refused.Select(answer => answer.StatusCode));
        Assert.DoesNotContain(refused, answer => answer.Headers.Contains("Set-Cookie"));
        await site.DisposeAsync();
    }

    private static Task<HttpResponseMessage> SendAsync(SmallSite site, string scheme, params (string, string)[] headers) =>
        site.PostAsync("/articles/known/words", "body=a", [("X-Forwarded-Proto", scheme), ("X-Forwarded-For", "192.0.2.1"), .. headers]);

    private static DefaultHttpContext Request(string method, string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Headers.Cookie = cookie;
        return context;
    }
}
