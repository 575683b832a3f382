using System.Net;
using System.Text;
using System.Text.Json;

namespace FibroInfo.Tests.Web;

/// <summary>Contract §2 (answers), T23, T24, ASVS 13.4.2, 16.5.1.</summary>
public sealed class ErrorPagesTests(SmallSite site) : IClassFixture<SmallSite>
{
    public static TheoryData<string, int> Errors => new()
    {
        { "/articles/missing", 404 }, { "/nothing/here", 404 }, { "/articles/gone", 410 }, { "/bad", 400 }, { "/form", 405 }, { "/throws", 500 }, { "/throws-late", 500 }, { "/busy", 503 },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_is_a_page_of_the_site(string path, int status)
    {
        HttpResponseMessage answer = await site.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal($"<!doctype html><title>Error {status}</title>", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_program_gets_problem_details(string path, int status)
    {
        HttpResponseMessage answer = await site.GetAsync(path, ("Accept", "application/json"));
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("text/html, application/json", "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData("", "text/html")]
    [InlineData(";;,/,q=", "text/html")]
    [InlineData("application/problem+json", "application/problem+json")]
    public async Task Who_can_read_a_page_gets_the_page(string accept, string type) =>
        Assert.Equal(type, (await site.GetAsync("/nothing", ("Accept", accept))).Content.Headers.ContentType!.MediaType);

    [Theory]
    [InlineData("/throws")]
    [InlineData("/throws-late")]
    public async Task An_exception_tells_a_reader_nothing(string path)
    {
        foreach (string accept in new[] { "text/html", "application/json" })
        {
            string words = await (await site.GetAsync(path, ("Accept", accept))).Content.ReadAsStringAsync();
            Assert.DoesNotContain(SmallSite.SecretWords, words, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", words, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_post_that_fails_is_handled_once_and_answered_with_the_page()
    {
        HttpResponseMessage answer = await site.PostAsync("/post-throws", "");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Error 500", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, site.Calls);
    }

    [Theory]
    [InlineData("/errors/404")]
    [InlineData("/Errors/500")]
    [InlineData("//errors/500")]
    [InlineData("/%65rrors/500")]
    public async Task The_pages_for_errors_are_no_addresses(string path)
    {
        string answer = await RawHttp.GetAsync(site.Address, path);

        Assert.Equal(404, RawHttp.StatusOf(answer));
        Assert.Contains("Error 404", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Busy_says_when_to_come_back() => Assert.NotNull((await site.GetAsync("/busy")).Headers.RetryAfter);

    // T24: a query goes along in a header when its page has moved.
    [Theory]
    [InlineData("\u0001")]
    [InlineData("\t")]
    [InlineData("\u000b")]
    [InlineData("\u001b")]
    [InlineData("\u007f")]
    public async Task What_no_browser_sends_in_a_query_is_the_senders_fault(string character)
    {
        foreach (string path in new[] { "/about", "/articles/moved", "/About/", "/css/site.css" })
        {
            Assert.InRange(RawHttp.StatusOf(await RawHttp.GetAsync(site.Address, $"{path}?a{character}=b{character}")), 200, 499);
        }

        Assert.Equal(400, RawHttp.StatusOf(await RawHttp.GetAsync(site.Address, $"/articles/moved?a=b{character}")));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("CONNECT")]
    [InlineData("FOO")]
    public async Task A_method_nobody_answers_is_405_and_says_which_are(string method)
    {
        foreach (string path in new[] { "/about", "/nothing", "/razor" })
        {
            string answer = await RawHttp.SendAsync(site.Address, Encoding.ASCII.GetBytes(
                $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n"));
            Assert.InRange(RawHttp.StatusOf(answer), 400, 499);
            Assert.True(method == "CONNECT" || RawHttp.HeaderOf(answer, "Allow")!.StartsWith("GET, HEAD", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_page_without_a_form_takes_no_post()
    {
        HttpResponseMessage answer = await site.PostAsync("/razor", "");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }
}
