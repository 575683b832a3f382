using System.Net;

namespace FibroInfo.Tests.Web;

/// <summary>T23, contract §4.</summary>
public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("fibro.example", true)]
    [InlineData("FIBRO.EXAMPLE", true)]
    [InlineData("fibro.example:8443", true)]
    [InlineData("www.fibro.example", true)]
    [InlineData("[::1]", true)]
    [InlineData("localhost", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("evil.example", false)]
    [InlineData("fibro.example.evil.example", false)]
    [InlineData("evil.example:443", false)]
    [InlineData("fibro.example.", false)]
    [InlineData("xfibro.example", false)]
    public async Task Only_the_sites_own_names_are_answered(string host, bool answered)
    {
        SmallSite site = await SmallSite.StartAsync(("Site:BaseUrl", "https://fibro.example"), ("AllowedHosts", "www.fibro.example; ::1"));
        foreach (string path in new[] { "/", "/articles/missing", "/css/site.css", "/health/live", "/About/" })
        {
            HttpResponseMessage answer = await site.GetAsync(path, ("Host", host));
            Assert.Equal(answered, answer.StatusCode != HttpStatusCode.BadRequest);
        }

        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_refusal_says_in_words_where_the_site_is_and_repeats_nothing()
    {
        SmallSite site = await SmallSite.StartAsync(("Site:BaseUrl", "https://fibro.example"));
        HttpResponseMessage answer = await site.GetAsync("/", ("Host", "evil.example"));
        string words = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("https://fibro.example", words, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", words, StringComparison.Ordinal);
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: local host\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost/evil\r\n\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")]
    public async Task A_request_without_one_clear_host_is_refused(string request)
    {
        var site = new SmallSite();
        await site.InitializeAsync();

        Assert.Equal(400, RawHttp.StatusOf(await RawHttp.SendAsync(site.Address, System.Text.Encoding.ASCII.GetBytes(request))));
        await site.DisposeAsync();
    }
}
