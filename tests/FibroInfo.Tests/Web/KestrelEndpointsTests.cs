using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FibroInfo.Tests.Web;

/// <summary>The limits of the security document's table; T26.</summary>
public sealed class KestrelEndpointsTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public void What_is_slow_large_or_too_many_is_ended()
    {
        KestrelServerOptions kestrel = site.Kestrel;

        Assert.False(kestrel.AddServerHeader);
        Assert.Equal(64 * 1024, kestrel.Limits.MaxRequestBodySize);
        Assert.Equal(TimeSpan.FromSeconds(10), kestrel.Limits.RequestHeadersTimeout);
        Assert.Equal(TimeSpan.FromSeconds(60), kestrel.Limits.KeepAliveTimeout);
        Assert.Null(kestrel.Limits.MaxConcurrentConnections);
        Assert.Equal(240, kestrel.Limits.MinRequestBodyDataRate!.BytesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(5), kestrel.Limits.MinRequestBodyDataRate.GracePeriod);
    }

    [Fact]
    public async Task The_server_does_not_say_what_it_is() => Assert.Empty((await site.GetAsync("/about")).Headers.Server);

    // What a page reads with the framework's own reader, staff pages above all.
    [Theory]
    [InlineData(32, 10, 200)]
    [InlineData(33, 10, 413)]
    [InlineData(1, 16_000, 200)]
    public async Task A_form_has_at_most_32_values(int values, int length, int status) =>
        Assert.Equal(status, (int)(await site.PostAsync("/form", string.Join('&', Enumerable.Range(0, values).Select(i => $"f{i}={new string('x', length)}")))).StatusCode);

    [Theory]
    [InlineData("text/plain", "words", 415)]
    [InlineData("application/json", "{}", 415)]
    [InlineData("multipart/form-data", "words", 415)]
    [InlineData("multipart/form-data; boundary=x", "words", 415)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=b", 415)]
    [InlineData("application/x-www-form-urlencoded", "%ff=%fe&=&%00=%zz", 400)]
    public async Task What_is_no_form_is_the_senders_fault(string type, string body, int status)
    {
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        HttpResponseMessage answer = await site.PostAsync("/form", content, [("Sec-Fetch-Site", "same-origin")]);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("Content-Length: 4\r\nContent-Length: 5", "abcd")]
    [InlineData("Content-Length: -1", "")]
    [InlineData("Content-Length: 99999999999999999999", "")]
    [InlineData("Transfer-Encoding: chunked, identity", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked", "zz\r\n\r\n")]
    [InlineData("X : y", "")]
    [InlineData(" folded: y", "")]
    [InlineData("X: a\0b", "")]
    public async Task A_request_that_could_be_read_in_two_ways_is_refused(string header, string body)
    {
        string request = $"POST /form HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n{header}\r\n\r\n{body}";

        Assert.InRange(RawHttp.StatusOf(await RawHttp.SendAsync(site.Address, Encoding.Latin1.GetBytes(request))), 400, 501);
    }

    [Fact]
    public async Task Too_long_a_line_and_too_many_headers_are_refused()
    {
        string line = await RawHttp.GetAsync(site.Address, $"/{new string('a', 9000)}");
        string headers = await RawHttp.SendAsync(site.Address, Encoding.ASCII.GetBytes(
            $"GET / HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 150).Select(i => $"X-{i}: y\r\n"))}\r\n"));

        Assert.Equal(414, RawHttp.StatusOf(line));
        Assert.Equal(431, RawHttp.StatusOf(headers));
    }
}
