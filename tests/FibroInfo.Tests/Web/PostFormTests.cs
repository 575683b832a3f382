using System.Net;

namespace FibroInfo.Tests.Web;

/// <summary>T24, ASVS 15.3.7: what is posted is read in one way, or refused as the sender's fault.</summary>
public sealed class PostFormTests : IAsyncLifetime
{
    private SmallSite _site = null!;

    public async Task InitializeAsync() => _site = await SmallSite.StartAsync(("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));

    public Task DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("body=a+b%2Bc&x=y", "a b+c")]
    [InlineData("x=y&body=%C3%A5%F0%9F%92%99", "å💙")]
    [InlineData("body=å", "å")]
    [InlineData("body=a%0D%0Ab", "a\r\nb")]
    [InlineData("body=a=b", "a=b")]
    [InlineData("body=%26&", "&")]
    [InlineData("%62ody=a", "a")]
    [InlineData("body=a&x&y=&z", "a")]
    [InlineData("body=%EF%BF%BD", "\uFFFD")]
    public async Task A_form_says_what_was_typed(string form, string typed)
    {
        HttpResponseMessage answer = await PostAsync(form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(typed, (await answer.Content.ReadAsStringAsync()).Split(' ', 2)[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x=y")]
    [InlineData("body=")]
    [InlineData("body")]
    // A field twice.
    [InlineData("body=a&body=b")]
    [InlineData("body=a&x=1&x=1")]
    [InlineData("body=a&Body=b")]
    [InlineData("body=a&%62ody=b")]
    // No text.
    [InlineData("body=a%")]
    [InlineData("body=a%4")]
    [InlineData("body=%zz")]
    [InlineData("body=%+1")]
    [InlineData("body=% 1")]
    [InlineData("body=%u0041")]
    [InlineData("body=a&x=%0")]
    [InlineData("body=a&%zz=x")]
    [InlineData("body=%00")]
    [InlineData("body=a\0")]
    [InlineData("body=a&%00=x")]
    [InlineData("body=%FF")]
    [InlineData("body=%C3")]
    [InlineData("body=%C3&x=%A5")]
    [InlineData("body=%C0%80")]
    [InlineData("body=%ED%A0%80")]
    [InlineData("body=%F4%90%80%80")]
    public async Task What_cannot_be_read_in_one_way_is_400(string form) => Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(form)).StatusCode);

    [Fact]
    public async Task Broken_letters_that_are_not_even_escaped_are_400()
    {
        foreach (byte[] end in new byte[][] { [0xff], [0xc3], [0xc0, 0x80], [0xc3, (byte)'%', (byte)'A', (byte)'5'] })
        {
            using var content = new ByteArrayContent([.. "body=a"u8, .. end]);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
            Assert.Equal(HttpStatusCode.BadRequest, (await _site.PostAsync("/articles/known/words", content, [("Sec-Fetch-Site", "same-origin")])).StatusCode);
        }
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", 200)]
    [InlineData("Application/X-WWW-Form-Urlencoded; charset=\"UTF-8\"", 200)]
    [InlineData("application/x-www-form-urlencoded; charset=iso-8859-1", 415)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("application/json", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("nonsense", 415)]
    [InlineData("", 415)]
    [InlineData(null, 415)]
    public async Task Only_a_plain_form_is_read(string? type, int status)
    {
        using var content = new ByteArrayContent([.. "body=a"u8]);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        Assert.Equal(status, (int)(await _site.PostAsync("/articles/known/words", content, [("Sec-Fetch-Site", "same-origin")])).StatusCode);
    }

    [Theory]
    [InlineData(32, 200)]
    [InlineData(33, 413)]
    public async Task A_form_has_at_most_32_fields(int fields, int status) =>
        Assert.Equal(status, (int)(await PostAsync($"body=a&{string.Join('&', Enumerable.Range(2, fields - 1).Select(i => $"f{i}=x"))}")).StatusCode);

    private Task<HttpResponseMessage> PostAsync(string form) => _site.PostAsync("/articles/known/words", form);
}
