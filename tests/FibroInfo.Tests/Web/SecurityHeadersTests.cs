using System.Net;
using FibroInfo.Web;

namespace FibroInfo.Tests.Web;

/// <summary>T3, T22, ASVS 3.4.1 to 3.4.6, 13.4.</summary>
public sealed class SecurityHeadersTests(SmallSite site) : IClassFixture<SmallSite>
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    private const string Csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    public static TheoryData<string, int> Answers => new()
    {
        { "/", 200 }, { "/articles/known", 200 }, { "/articles/missing", 404 }, { "/no/such/page", 404 }, { "/articles/gone", 410 }, { "/articles/moved", 301 },
        { "/About/", 301 }, { "/busy", 503 }, { "/bad", 400 }, { "/throws", 500 }, { "/throws-late", 500 }, { "/css/site.css", 200 }, { "/icon.png", 200 },
        { "/favicon.ico", 301 }, { "/health/live", 200 }, { "/health/ready", 200 }, { "/staff", 200 }, { "/a/%2e%2e/b", 404 }, { "/form", 405 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_carries_every_security_header(string path, int status)
    {
        string answer = await RawHttp.GetAsync(site.Address, path);

        Assert.Equal(status, RawHttp.StatusOf(answer));
        Assert.Equal(Csp, RawHttp.HeaderOf(answer, "Content-Security-Policy"));
        Assert.All(Always, header => Assert.Equal(header.Value, RawHttp.HeaderOf(answer, header.Name)));
        Assert.Contains("camera=()", RawHttp.HeaderOf(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.NotNull(RawHttp.HeaderOf(answer, "Cache-Control"));
        Assert.Null(RawHttp.HeaderOf(answer, "Server"));
        Assert.Null(RawHttp.HeaderOf(answer, "Access-Control-Allow-Origin"));
        Assert.Null(RawHttp.HeaderOf(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_304_and_a_refused_host_carry_them_too()
    {
        string tag = (await site.GetAsync("/about")).Headers.ETag!.ToString();
        HttpResponseMessage unchanged = await site.GetAsync("/about", ("If-None-Match", tag));
        HttpResponseMessage refused = await site.GetAsync("/about", ("Host", "evil.example"));

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.All([unchanged, refused], answer => Assert.Equal(Csp, answer.Headers.GetValues("Content-Security-Policy").Single()));
    }

    [Fact]
    public void No_permission_is_given_to_anybody() =>
        Assert.All(ResponsePolicy.Page.Permissions.Split(", "), permission => Assert.EndsWith("=()", permission, StringComparison.Ordinal));

    [Fact]
    public async Task A_page_with_a_film_and_no_other_may_frame_the_hosts_of_the_film()
    {
        HttpResponseMessage film = await site.GetAsync("/film");

        Assert.Equal($"{Csp}; frame-src https://www.youtube-nocookie.com https://player.vimeo.com", film.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("fullscreen=(\"https://www.youtube-nocookie.com\" \"https://player.vimeo.com\")", film.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("frame-src", (await site.GetAsync("/about")).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://player.vimeo.com")]
    [InlineData("player.vimeo.com; script-src *")]
    [InlineData("player.vimeo.com\r\nX: y")]
    [InlineData("player.vimeo.com:443")]
    [InlineData("'self'")]
    [InlineData("")]
    public void A_film_host_that_is_no_host_name_never_reaches_the_header(string host) =>
        Assert.Throws<ArgumentException>(() => ResponsePolicy.Framing([host]));

    [Fact]
    public async Task A_picture_is_sandboxed()
    {
        foreach (string path in new[] { "/picture", "/favicon.svg", site.Assets.Address("favicon.svg") })
        {
            string csp = (await site.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", csp, StringComparison.Ordinal);
            Assert.EndsWith("; sandbox", csp, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", csp, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https", "fibro.example", "max-age=31536000; includeSubDomains")]
    [InlineData("http", "fibro.example", null)]
    [InlineData("https", "localhost", null)]
    public async Task Only_https_promises_https_and_never_for_the_developers_own_machine(string scheme, string host, string? promise)
    {
        SmallSite proxied = await SmallSite.StartAsync(("Proxies:Known", "127.0.0.1;::1"), ("AllowedHosts", "fibro.example"));
        HttpResponseMessage answer = await proxied.GetAsync("/", ("X-Forwarded-Proto", scheme), ("Host", host));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(promise, answer.Headers.TryGetValues("Strict-Transport-Security", out IEnumerable<string>? values) ? values.Single() : null);
        await proxied.DisposeAsync();
    }

    [Fact]
    public async Task No_page_asked_for_sets_a_cookie()
    {
        string[] paths = [.. Answers.Select(row => (string)row[0])];
        Assert.NotEmpty(paths);
        foreach (string path in paths)
        {
            Assert.Null(RawHttp.HeaderOf(await RawHttp.GetAsync(site.Address, path), "Set-Cookie"));
        }
    }
}
