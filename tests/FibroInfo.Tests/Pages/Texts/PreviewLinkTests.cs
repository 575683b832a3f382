using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages.Texts;

/// <summary>A colleague without an account reads a text that is not published, and nobody else does (T9).</summary>
public sealed class PreviewLinkTests : IDisposable
{
    private const string Canary = "xylophonecanary";
    private const string Picture = "shape.svg";
    private const string Links = "/admin/articles/hidden/links?lang=en";

    private readonly SigningSite _site = new();
    private bool _isBegun;

    [Fact]
    public async Task T9_a_stranger_with_the_link_reads_the_newest_words_with_their_pictures_and_keeps_nothing()
    {
        string link = await MakeAsync();
        using HttpResponseMessage answer = await _site.AskAsync(link);

        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, "no-store", "noindex"), (answer.StatusCode, answer.Headers.CacheControl?.ToString(), answer.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("noindex", page.One("meta[name=robots]").GetAttribute("content"), StringComparison.Ordinal);
        Assert.Contains(Canary, page.One("article").Words(), StringComparison.Ordinal);
        Assert.Contains("Kari Nordmann shared it with you", page.One("[role=note]").Words(), StringComparison.Ordinal);
        Assert.Equal($"{link}/{Picture}", page.One("article img").GetAttribute("src"));
        Assert.Empty(page.QuerySelectorAll("main form"));
        using HttpResponseMessage picture = await _site.AskAsync($"{link}/{Picture}");
        Assert.Equal((HttpStatusCode.OK, "no-store", "image/svg+xml"), (picture.StatusCode, picture.Headers.CacheControl?.ToString(), picture.Content.Headers.ContentType?.MediaType));

        using HttpResponseMessage saved = await TextSite.SendAsync(_site.Ingrid, "hidden", "save", ("summary", "Newer words."), ("title", "Newer title"));
        Assert.Equal("Newer title", (await _site.PageAsync(link)).One("h1").Words());
    }

    [Fact]
    public async Task T9_after_an_end_or_a_revocation_a_link_answers_as_one_that_never_was()
    {
        string revoked = await MakeAsync(), ended = await MakeAsync("3"), never = $"/preview/{new string('a', 64)}";
        string text = await _site.Ingrid.ReadAsync(TextSite.Text("hidden"));
        Assert.Contains("2 preview links are active", Html.Parse(text).One("#next").Words(), StringComparison.Ordinal);
        Assert.Contains("Kari Nordmann, until Monday 30 November 2026", Html.Parse(text).One("#next").Words(), StringComparison.Ordinal);
        string number = Html.Parse(await _site.Ingrid.ReadAsync(Links)).Some("button[name=revoke]")[^1].GetAttribute("value")!;
        using HttpResponseMessage done = await _site.Ingrid.PostAsync(Links, ("revoke", number));
        Assert.Equal($"{Links}&done=revoked", done.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync(ended));
        _site.Clock.Now = _site.Clock.Now.AddDays(3);

        string expected = await BodyAsync(never);
        foreach (string link in new[] { revoked, ended, "/preview/x", $"/preview/{new string('a', 5000)}", "/preview/..%2f..%2fadmin" })
        {
            using HttpResponseMessage answer = await _site.AskAsync(link);
            Assert.Equal((link, HttpStatusCode.NotFound, "no-store"), (link, answer.StatusCode, answer.Headers.CacheControl?.ToString()));
            Assert.Equal(expected, (await answer.Content.ReadAsStringAsync()).Replace(link, never, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.NotFound, await _site.StatusAsync($"{link}/{Picture}"));
        }
    }

    [Fact]
    public async Task T9_a_link_makes_nothing_public_and_its_token_is_kept_nowhere()
    {
        string link = await MakeAsync();
        Assert.Contains(Canary, await _site.TextAsync(link), StringComparison.Ordinal);
        string[] readers =
        [
            "/", "/articles", "/articles/hidden", "/articles/hidden.md", $"/articles/hidden/{Picture}", "/articles/hidden/references.json", "/topics/research", "/references/albrecht2019", "/corrections", "/glossary",
            "/people/ingrid-solheim", "/feed.xml", "/sitemap.xml", "/search?q=xylophone", "/preview", "/health/ready",
        ];
        foreach (string path in readers)
        {
            using HttpResponseMessage answer = await _site.AskAsync(path);
            Assert.False((await answer.Content.ReadAsStringAsync()).Contains(Canary, StringComparison.Ordinal), $"{path} tells of a draft.");
            Assert.True(path != $"/articles/hidden/{Picture}" || answer.StatusCode == HttpStatusCode.NotFound);
        }

        byte[] token = System.Text.Encoding.ASCII.GetBytes(link["/preview/".Length..]);
        string[] files = [.. Directory.GetFiles(_site.Data.FullName, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("lock" or "site.sock"))];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[open.Length];
            open.ReadExactly(bytes);
            Assert.True(bytes.AsSpan().IndexOf(token) < 0 && bytes.AsSpan().IndexOf(Convert.FromHexString(link["/preview/".Length..])) < 0, $"{file} holds the token.");
        }
    }

    [Fact]
    public async Task A_link_that_is_asked_for_again_and_again_is_told_to_wait_whether_it_is_one_or_not()
    {
        string link = await MakeAsync();
        HttpStatusCode last = HttpStatusCode.OK;
        for (int look = 0; look < 400 && last != HttpStatusCode.TooManyRequests; look++)
        {
            last = await _site.StatusAsync($"/preview/{look}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        using HttpResponseMessage answer = await _site.AskAsync(link);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("365")]
    [InlineData("x")]
    [InlineData("")]
    public async Task A_link_is_good_for_as_long_as_can_be_chosen_and_no_longer(string days)
    {
        await BeginAsync();
        using HttpResponseMessage answer = await _site.Ingrid.PostAsync(Links, ("days", days));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Choose how many days", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_sees_no_links_and_nobody_those_of_a_text_that_is_not_there()
    {
        await BeginAsync();
        using StaffVisitor moderator = await _site.SignInAsync(null, Role.Moderator);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(Links)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _site.Ingrid.GetAsync("/admin/articles/no-such-text/links?lang=en")).StatusCode);
    }

    public void Dispose() => _site.Dispose();

    private async Task BeginAsync()
    {
        _isBegun = true;
        _site.Content.Write($"articles/hidden/{Picture}", """<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>""");
        using HttpResponseMessage saved = await _site.WriteAsync("hidden", "save", ("body", $"## A part\r\n\r\n{Canary} helps. [@albrecht2019]\r\n\r\n![A square]({Picture} \"A square\")\r\n"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }

    private async Task<string> MakeAsync(string days = "7")
    {
        if (!_isBegun)
        {
            await BeginAsync();
        }

        using HttpResponseMessage made = await _site.Ingrid.PostAsync(Links, ("days", days));
        return new Uri(Html.Parse(await made.Content.ReadAsStringAsync()).One(".keep").Words()).AbsolutePath;
    }

    private async Task<string> BodyAsync(string path)
    {
        using HttpResponseMessage answer = await _site.AskAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
