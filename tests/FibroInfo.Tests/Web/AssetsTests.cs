using System.IO.Compression;
using System.Net;
using System.Text;

namespace FibroInfo.Tests.Web;

public sealed class AssetsTests : IAsyncLifetime
{
    private readonly SmallSite _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_fingerprinted_address_is_kept_for_ever()
    {
        string address = _site.Assets.Address("css/site.css");
        HttpResponseMessage answer = await _site.GetAsync(address);

        Assert.Matches(@"\A/assets/site\.[0-9a-f]{12}\.css\z", address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("text/css; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_site.WebRoot, "css/site.css")), await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("css/site.css", "text/css; charset=utf-8")]
    [InlineData("js/site.js", "text/javascript; charset=utf-8")]
    [InlineData("favicon.svg", "image/svg+xml; charset=utf-8")]
    [InlineData("icon.png", "image/png")]
    public async Task Every_kind_says_what_it_is(string path, string type) =>
        Assert.Equal(type, (await _site.GetAsync(_site.Assets.Address(path))).Content.Headers.ContentType!.ToString());

    [Fact]
    public async Task Each_coding_has_its_own_tag_and_unpacks_to_the_file()
    {
        byte[] file = await File.ReadAllBytesAsync(Path.Combine(_site.WebRoot, "css/site.css"));
        var tags = new HashSet<string>();
        foreach (string coding in new[] { "br", "gzip", "identity" })
        {
            HttpResponseMessage answer = await _site.GetAsync("/css/site.css", ("Accept-Encoding", coding));
            byte[] bytes = await answer.Content.ReadAsByteArrayAsync();

            Assert.Equal(coding == "identity" ? "" : coding, string.Join(',', answer.Content.Headers.ContentEncoding));
            Assert.Equal(bytes.Length, answer.Content.Headers.ContentLength);
            Assert.Equal(file, Unpack(coding, bytes));
            Assert.True(tags.Add(answer.Headers.ETag!.Tag));
        }
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", "")]
    [InlineData("deflate", "")]
    [InlineData("identity", "")]
    [InlineData("", "")]
    [InlineData(",,;;q=,", "")]
    public async Task The_browser_decides_how_it_is_packed(string accepts, string coding) =>
        Assert.Equal(coding, string.Join(',', (await _site.GetAsync("/css/site.css", ("Accept-Encoding", accepts))).Content.Headers.ContentEncoding));

    [Fact]
    public async Task A_picture_that_is_packed_already_is_sent_as_it_is() =>
        Assert.Empty((await _site.GetAsync("/icon.png", ("Accept-Encoding", "br, gzip"))).Content.Headers.ContentEncoding);

    [Fact]
    public async Task Head_says_what_get_would_and_sends_nothing()
    {
        string address = _site.Assets.Address("css/site.css");
        HttpResponseMessage get = await _site.GetAsync(address, ("Accept-Encoding", "br"));
        HttpResponseMessage head = await _site.SendAsync(HttpMethod.Head, address, ("Accept-Encoding", "br"));

        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal("br", head.Content.Headers.ContentEncoding.Single());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Who_has_it_already_gets_304()
    {
        string tag = (await _site.GetAsync("/css/site.css")).Headers.ETag!.Tag;
        HttpResponseMessage again = await _site.GetAsync("/css/site.css", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag!.Tag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/css/site.css")]
    [InlineData("/favicon.svg")]
    [InlineData("/assets/other.js")]
    [InlineData("/assets/site.000000000000.css")]
    public async Task A_plain_path_a_sister_script_and_an_outdated_hash_get_the_file_of_today_for_now(string path)
    {
        HttpResponseMessage answer = await _site.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-cache", answer.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task The_old_icon_leads_to_the_drawn_one()
    {
        HttpResponseMessage answer = await _site.GetAsync("/favicon.ico");

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/favicon.svg", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/lib/tool-1.0/LICENSE")]
    [InlineData("/.secret.css")]
    [InlineData("/assets/.secret.css")]
    [InlineData("/linked.css")]
    [InlineData("/assets/site.zzzzzzzzzzzz.css")]
    [InlineData("/assets/")]
    [InlineData("/assets/site.css/")]
    [InlineData("/css")]
    [InlineData("/site.yaml")]
    public async Task What_is_no_asset_is_not_there(string path)
    {
        // T13: a link inside wwwroot must not show what lies outside.
        _site.Write("outside.css", "outside");
        _site.Link("wwwroot/linked.css", "../outside.css");
        await ChangedAsync("wwwroot/css/new.css", "p { margin: 1px }", "css/new.css");

        Assert.Equal(HttpStatusCode.NotFound, (await _site.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_changed_file_has_a_new_address_at_once()
    {
        string before = _site.Assets.Address("css/site.css");
        string script = _site.Assets.Address("js/site.js");
        await ChangedAsync("wwwroot/css/site.css", "p { margin: 1px }", "css/site.css");

        Assert.NotEqual(before, _site.Assets.Address("css/site.css"));
        Assert.Equal(script, _site.Assets.Address("js/site.js"));
        Assert.Equal("p { margin: 1px }", await _site.Client.GetStringAsync(_site.Assets.Address("css/site.css")));
    }

    [Fact]
    public void A_page_that_names_a_file_that_is_not_there_fails_in_words() =>
        Assert.Contains("css/missing.css", Assert.Throws<InvalidOperationException>(() => _site.Assets.Address("css/missing.css")).Message, StringComparison.Ordinal);

    private async Task ChangedAsync(string file, string text, string path)
    {
        _site.Write(file, text);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (_site.Assets.Current.AtPath(path) is not { } asset || Encoding.UTF8.GetString(asset.Bytes.Span) != text)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static byte[] Unpack(string coding, byte[] bytes)
    {
        using var packed = new MemoryStream(bytes);
        using Stream unpacking = coding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var plain = new MemoryStream();
        unpacking.CopyTo(plain);
        return plain.ToArray();
    }
}
