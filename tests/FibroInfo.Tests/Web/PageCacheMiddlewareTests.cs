using System.IO.Compression;
using System.Net;
using System.IO.Hashing;
using System.Text;

namespace FibroInfo.Tests.Web;

/// <summary>Contract §2: the same bytes for everybody, kept by anybody, asked for anew each time. T20, T22.</summary>
public sealed class PageCacheMiddlewareTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public async Task A_public_page_may_be_kept_and_must_be_asked_for()
    {
        HttpResponseMessage answer = await site.GetAsync("/about");

        Assert.Equal("public, max-age=0, must-revalidate", answer.Headers.NonValidated["Cache-Control"].ToString());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal(SmallSite.Page, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/about")]
    [InlineData("/file")]
    public async Task Asking_for_the_headers_gives_those_of_the_page(string path)
    {
        HttpResponseMessage page = await site.GetAsync(path);
        HttpResponseMessage head = await site.SendAsync(HttpMethod.Head, path);

        Assert.Equal(page.Headers.ETag, head.Headers.ETag);
        Assert.Equal(page.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_tag_is_made_of_the_bytes_that_travel()
    {
        foreach (string coding in new[] { "br", "gzip", "identity" })
        {
            HttpResponseMessage answer = await site.GetAsync("/about", ("Accept-Encoding", coding));
            byte[] bytes = await answer.Content.ReadAsByteArrayAsync();

            Assert.Equal($"\"{Convert.ToHexStringLower(XxHash128.Hash(bytes))}\"", answer.Headers.ETag!.Tag);
            Assert.Equal(bytes.Length, answer.Content.Headers.ContentLength);
        }
    }

    [Fact]
    public async Task It_unpacks_to_the_page()
    {
        await using Stream brotli = await (await site.GetAsync("/about", ("Accept-Encoding", "br"))).Content.ReadAsStreamAsync();
        await using Stream gzip = await (await site.GetAsync("/about", ("Accept-Encoding", "gzip"))).Content.ReadAsStreamAsync();

        Assert.Equal(SmallSite.Page, await new StreamReader(new BrotliStream(brotli, CompressionMode.Decompress), Encoding.UTF8).ReadToEndAsync());
        Assert.Equal(SmallSite.Page, await new StreamReader(new GZipStream(gzip, CompressionMode.Decompress), Encoding.UTF8).ReadToEndAsync());
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"another\", {0}, \"third\"")]
    [InlineData("*")]
    public async Task Who_has_the_page_already_gets_304(string ifNoneMatch)
    {
        HttpResponseMessage first = await site.GetAsync("/about", ("Accept-Encoding", "br"));
        HttpResponseMessage again = await site.GetAsync("/about", ("Accept-Encoding", "br"), ("If-None-Match", string.Format(ifNoneMatch, first.Headers.ETag)));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(first.Headers.GetValues("Cache-Control"), again.Headers.GetValues("Cache-Control"));
        Assert.Equal("Accept-Encoding", again.Headers.Vary.Single());
        Assert.Null(again.Content.Headers.ContentType);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("\"another\"")]
    [InlineData("not a tag")]
    [InlineData("\"")]
    [InlineData("")]
    public async Task Who_has_another_page_gets_this_one(string ifNoneMatch) =>
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/about", ("If-None-Match", ifNoneMatch))).StatusCode);

    [Fact]
    public async Task The_tag_of_one_coding_is_not_taken_for_another()
    {
        string brotli = (await site.GetAsync("/about", ("Accept-Encoding", "br"))).Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/about", ("Accept-Encoding", "gzip"), ("If-None-Match", brotli))).StatusCode);
    }

    [Fact]
    public async Task Head_says_what_get_would_and_sends_nothing()
    {
        foreach (string path in new[] { "/", "/about", "/articles/known", "/articles/missing", "/throws" })
        {
            HttpResponseMessage get = await site.GetAsync(path, ("Accept-Encoding", "br"));
            string head = await RawHttp.SendAsync(site.Address, Encoding.ASCII.GetBytes($"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"));

            Assert.Equal((int)get.StatusCode, RawHttp.StatusOf(head));
            Assert.Equal(get.Headers.ETag?.Tag, RawHttp.HeaderOf(head, "ETag"));
            Assert.Equal(get.Content.Headers.ContentLength?.ToString(), RawHttp.HeaderOf(head, "Content-Length"));
            Assert.EndsWith("\r\n\r\n", head, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_visitors_get_the_same_bytes()
    {
        byte[] one = await (await site.GetAsync("/about", ("Cookie", "rid=1"), ("User-Agent", "One"), ("Accept-Language", "nb"))).Content.ReadAsByteArrayAsync();
        byte[] two = await (await site.GetAsync("/about", ("Cookie", "rid=2"), ("User-Agent", "Two"), ("X-Forwarded-Host", "evil.example"))).Content.ReadAsByteArrayAsync();

        Assert.Equal(one, two);
    }

    [Theory]
    [InlineData("/staff")]
    [InlineData("/cookie")]
    public async Task What_is_for_one_person_is_neither_kept_nor_tagged_nor_packed(string path)
    {
        HttpResponseMessage answer = await site.GetAsync(path, ("Accept-Encoding", "br, gzip"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.NonValidated["Cache-Control"].ToString());
        Assert.Null(answer.Headers.ETag);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal(SmallSite.Page, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/articles/missing", 404)]
    [InlineData("/articles/gone", 410)]
    [InlineData("/bad", 400)]
    [InlineData("/throws", 500)]
    [InlineData("/busy", 503)]
    public async Task An_error_is_not_kept_because_an_article_may_be_there_the_next_minute(string path, int status)
    {
        HttpResponseMessage answer = await site.GetAsync(path, ("If-None-Match", "*"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.NonValidated["Cache-Control"].ToString());
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task A_moved_address_is_kept_for_an_hour() =>
        Assert.Equal("public, max-age=3600", (await site.GetAsync("/articles/moved")).Headers.GetValues("Cache-Control").Single());

    // T20: no header of a request changes what others would be given from a cache.
    [Fact]
    public async Task A_header_poisons_no_cache()
    {
        string[] names =
        [
            "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Scheme", "X-Forwarded-Port", "X-Forwarded-For", "X-Forwarded-Prefix", "X-Forwarded-Server",
            "X-Forwarded-Path", "X-Forwarded-Uri", "X-Forwarded-Ssl", "X-Forwarded-By", "Forwarded", "X-Original-URL", "X-Original-Host", "X-Rewrite-URL", "X-Host",
            "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "X-Cluster-Client-IP",
            "X-Originating-IP", "X-ProxyUser-Ip", "X-Wap-Profile", "X-Arbitrary", "X-Requested-With", "X-Api-Version", "X-CSRF-Token", "X-Amz-Website-Redirect-Location",
            "X-Backend", "X-Backend-Host", "X-Cache-Key", "X-Custom-IP-Authorization", "X-Debug", "X-Environment", "X-Frame-Options", "X-Oneagent-Js-Injection",
            "Accept-Language", "Accept-Charset", "Origin", "Referer", "User-Agent", "Via", "DNT", "From", "Max-Forwards", "Pragma", "Upgrade-Insecure-Requests",
            "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Cookie", "Authorization", "Content-Language", "Front-End-Https", "X-UIDH", "X-Correlation-ID",
        ];
        string plain = await WithAsync();
        Assert.NotEmpty(names);
        foreach (string name in names)
        {
            Assert.Equal(plain, await WithAsync((name, "evil.example")));
        }

        async Task<string> WithAsync(params (string, string)[] headers)
        {
            HttpResponseMessage answer = await site.GetAsync("/about", headers);
            answer.Headers.Date = null;
            return $"{answer.StatusCode}\n{answer.Headers}{answer.Content.Headers}\n{await answer.Content.ReadAsStringAsync()}";
        }
    }
}
