using System.Net;
using System.Text;

namespace FibroInfo.Tests.Web;

/// <summary>Contract §2: 413 before all else.</summary>
public sealed class PostSizeMiddlewareTests(SmallSite site) : IClassFixture<SmallSite>
{
    private const int Most = 16 * 1024;

    [Theory]
    [InlineData(Most, 200)]
    [InlineData(Most + 1, 413)]
    [InlineData(40 * 1024, 413)]
    [InlineData(70 * 1024, 413)]
    public async Task A_post_has_at_most_16_kilobytes_in_one_piece_or_many(int length, int status)
    {
        string body = Form(length);
        string chunks = string.Concat(body.Chunk(1000).Select(chunk => $"{chunk.Length:x}\r\n{new string(chunk)}\r\n"));

        Assert.Equal(status, await StatusAsync($"Content-Length: {length}\r\n\r\n{body}"));
        Assert.Equal(status, await StatusAsync($"Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n"));
    }

    [Fact]
    public async Task Letters_of_every_writing_count_as_they_were_written()
    {
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync("/articles/known/words", $"body={string.Concat(Enumerable.Repeat("%F0%9F%92%99", 2000))}")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await site.PostAsync("/articles/known/words", $"body={string.Concat(Enumerable.Repeat("%F0%9F%92%99", 4097))}")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await site.PostAsync("/articles/known/words", new string('%', 50_000))).StatusCode);
    }

    [Theory]
    [InlineData("Content-Length: 10485760", "")]
    [InlineData("Content-Length: 9999999999", "a=b")]
    [InlineData("Content-Length: 49153\r\nExpect: 100-continue", "")]
    public async Task What_is_announced_as_too_large_is_not_waited_for(string header, string body) => Assert.Equal(413, await StatusAsync($"{header}\r\n\r\n{body}"));

    [Fact]
    public async Task Ten_megabytes_are_refused_however_they_are_sent_and_the_site_stays_up()
    {
        string body = Form(10 * 1024 * 1024);

        Assert.Equal(413, await StatusAsync($"Content-Length: {body.Length}\r\n\r\n{body}"));
        Assert.Equal(413, await StatusAsync($"Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n0\r\n\r\n"));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/about")).StatusCode);
    }

    [Theory]
    [InlineData("/admin/x", 404)]
    [InlineData("/Admin", 404)]
    [InlineData("/administrator", 413)]
    [InlineData("/x/admin", 413)]
    public async Task Staff_pages_say_themselves_how_much_they_take(string path, int status) =>
        Assert.Equal(status, (int)(await site.PostAsync(path, Form(20_000))).StatusCode);

    [Fact]
    public async Task A_refusal_for_size_is_a_page_of_the_site() =>
        Assert.Contains("Error 413", await (await site.PostAsync("/form", Form(Most + 1))).Content.ReadAsStringAsync(), StringComparison.Ordinal);

    private static string Form(int length) => $"a={new string('x', length - 2)}";

    private async Task<int> StatusAsync(string rest) => RawHttp.StatusOf(await RawHttp.SendAsync(site.Address, Encoding.ASCII.GetBytes(
        $"POST /form HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n{rest}")));
}
