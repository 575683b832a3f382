using System.Net;
using System.Text;
using System.Text.Json;

namespace FibroInfo.Tests.Web;

/// <summary>T5, ASVS 3.5, 16.3.3. The headers are those that browsers were seen to send.</summary>
public sealed class SameOriginTests : IAsyncLifetime
{
    private SmallSite _site = null!;

    public async Task InitializeAsync() => _site = await SmallSite.StartAsync(("Site:BaseUrl", "https://fibro.example:8443"), ("AllowedHosts", "www.Fibro.example;localhost;::1"));

    public Task DisposeAsync() => _site.DisposeAsync();

    [Theory]
    // The browser says where it comes from.
    [InlineData("same-origin", null, true)]
    [InlineData("same-origin", "null", true)]
    [InlineData("none", null, true)]
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", "null", false)]
    [InlineData("cross-site", "https://fibro.example:8443", false)]
    [InlineData("cross-site", "https://evil.example", false)]
    [InlineData("same-site", null, false)]
    [InlineData("same-site", "https://fibro.example:8443", false)]
    [InlineData("Same-Origin", null, false)]
    [InlineData("same-origin, cross-site", null, false)]
    [InlineData("", "https://fibro.example:8443", false)]
    [InlineData("whatever", null, false)]
    // An older one says the origin only.
    [InlineData(null, "https://fibro.example:8443", true)]
    [InlineData(null, "https://www.fibro.example:8443", true)]
    [InlineData(null, "https://[::1]:8443", true)]
    [InlineData(null, "http://fibro.example:8443", false)]
    [InlineData(null, "https://fibro.example", false)]
    [InlineData(null, "https://fibro.example:443", false)]
    [InlineData(null, "https://fibro.example:8443/", false)]
    [InlineData(null, "https://fibro.example:8443.evil.example", false)]
    [InlineData(null, "https://evil.example:8443", false)]
    [InlineData(null, "https://fibro.example:8443 https://evil.example", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, "", false)]
    // Neither: no browser of today.
    [InlineData(null, null, false)]
    public async Task Only_what_the_sites_own_pages_send_is_taken(string? site, string? origin, bool taken)
    {
        (string, string)[] headers = [.. Header("Sec-Fetch-Site", site), .. Header("Origin", origin), ("Host", "fibro.example")];
        foreach (string path in new[] { "/form", "/articles/known/words", "/articles/missing/words", "/nothing", "/about", "/" })
        {
            int status = (int)(await _site.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("body", "words")]), headers)).StatusCode;
            Assert.Equal(taken, status != 403);
            Assert.InRange(status, 200, 499);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: same-origin")]
    [InlineData("Origin: https://fibro.example:8443\r\nOrigin: https://evil.example")]
    [InlineData("Referer: https://fibro.example:8443/about")]
    [InlineData("Cookie: rid=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("X-Requested-With: XMLHttpRequest")]
    [InlineData("X-HTTP-Method-Override: GET")]
    public async Task Nothing_else_vouches_for_a_post(string headers)
    {
        string answer = await RawHttp.SendAsync(_site.Address, Encoding.ASCII.GetBytes(
            $"POST /form HTTP/1.1\r\nHost: fibro.example\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n{headers}\r\n\r\na=b"));

        Assert.Equal(403, RawHttp.StatusOf(answer));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("FOO")]
    public async Task Every_method_that_is_no_reading_is_guarded(string method)
    {
        foreach (string path in new[] { "/form", "/about", "/nothing" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await _site.SendAsync(new HttpMethod(method), path, ("Sec-Fetch-Site", "cross-site"), ("Host", "fibro.example"))).StatusCode);
        }
    }

    [Fact]
    public async Task Reading_is_free_from_everywhere()
    {
        foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            Assert.Equal(HttpStatusCode.OK, (await _site.SendAsync(method, "/about", ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example"), ("Host", "fibro.example"))).StatusCode);
        }
    }

    [Theory]
    [InlineData("/tokens/x/stop", 204)]
    [InlineData("/tokens/x/stop/y", 403)]
    [InlineData("/tokens/x", 403)]
    public async Task Where_a_token_is_the_authority_a_mail_program_may_post(string path, int status) =>
        Assert.Equal(status, (int)(await _site.PostAsync(path, new StringContent("List-Unsubscribe=One-Click"), [("Host", "fibro.example")])).StatusCode);

    [Fact]
    public async Task A_refusal_is_a_page_or_problem_details_and_gives_no_cookie()
    {
        HttpResponseMessage page = await _site.PostAsync("/articles/known/words", "body=x", ("Sec-Fetch-Site", "cross-site"), ("Host", "fibro.example"));
        HttpResponseMessage problem = await _site.PostAsync("/articles/known/words", "body=x", ("Sec-Fetch-Site", "cross-site"), ("Host", "fibro.example"), ("Accept", "application/json"));
        using JsonDocument json = JsonDocument.Parse(await problem.Content.ReadAsStringAsync());

        Assert.Contains("Error 403", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(403, json.RootElement.GetProperty("status").GetInt32());
        Assert.False(page.Headers.Contains("Set-Cookie") || problem.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_refusal_is_logged_with_its_route_and_nobody()
    {
        await _site.PostAsync("/articles/secret-slug/words?q=depressed", new StringContent("typed"), [("Origin", "https://evil.example"), ("Host", "fibro.example"), ("User-Agent", "Somebody"), ("Cookie", "rid=12345")]);
        string[] lines = await _site.StopAndReadLogAsync();

        Assert.Contains("/articles/{slug}/words", Assert.Single(lines, line => line.Contains("refused", StringComparison.Ordinal)), StringComparison.Ordinal);
        foreach (string secret in new[] { "secret-slug", "depressed", "evil", "Somebody", "12345", "typed", "127.0.0.1\"", "::1" })
        {
            Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static (string, string)[] Header(string name, string? value) => value is null ? [] : [(name, value)];
}
