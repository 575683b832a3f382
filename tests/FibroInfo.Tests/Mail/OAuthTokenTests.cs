using FibroInfo.Mail;
using Microsoft.AspNetCore.Http;

namespace FibroInfo.Tests.Mail;

/// <summary>Access tokens for the mailbox: asked for once, kept, renewed, and what a bad endpoint does.</summary>
public sealed class OAuthTokenTests : IDisposable
{
    private readonly TokenEndpoint _endpoint = new();
    private readonly TestClock _clock = TestClock.At("2026-11-23T12:00:00Z");

    public static TheoryData<string> Garbage =>
    [
        "", "null", "[]", "{}", "5", "<html>Sign in</html>", "{\"access_token\":", "{\"access_token\":null}", "{\"access_token\":5}", "{\"access_token\":\"\"}",
        "{\"access_token\":{\"a\":1}}", "{\"access_token\":\"two words\"}", "{\"access_token\":\"a\\u0001auth=Bearer b\"}", "{\"access_token\":\"line\\r\\nbreak\"}",
        "{\"access_token\":\"h\\u00e5\"}", "{\"access_token\":\"\\ud800\"}", "{\"error\":\"invalid_client\"}", new string('[', 5000), $"{{\"access_token\":\"{new string('a', 100_000)}\"}}",
    ];

    public void Dispose() => _endpoint.Dispose();

    [Fact]
    public async Task A_token_is_asked_for_with_the_clients_id_secret_and_scope()
    {
        Assert.Equal("token-1", (await _endpoint.Client(_clock).GetAsync(CancellationToken.None)).Token);

        IReadOnlyDictionary<string, string> form = Assert.Single(_endpoint.Requests);
        Assert.Equal(
            ("client_credentials", "the-client", "the secret & more", "https://outlook.office365.com/.default"),
            (form["grant_type"], form["client_id"], form["client_secret"], form["scope"]));
    }

    [Fact]
    public async Task A_token_is_kept_until_a_minute_before_it_expires()
    {
        OAuthTokenClient client = _endpoint.Client(_clock);
        Assert.Equal("token-1", (await client.GetAsync(CancellationToken.None)).Token);

        _clock.Now += TimeSpan.FromMinutes(59) - TimeSpan.FromSeconds(1);
        Assert.Equal("token-1", (await client.GetAsync(CancellationToken.None)).Token);

        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("token-2", (await client.GetAsync(CancellationToken.None)).Token);
    }

    [Theory]
    [InlineData("\"3600\"", 59, true)]
    [InlineData("3600", 59, true)]
    [InlineData("60", 0, false)]
    [InlineData("-5", 0, false)]
    [InlineData("\"soon\"", 0, false)]
    [InlineData("null", 0, false)]
    [InlineData("1e400", 23 * 60, true)]
    [InlineData("1e400", 24 * 60, false)]
    public async Task How_long_a_token_is_good_is_believed_as_far_as_it_can_be(string expiresIn, int minutesLater, bool isKept)
    {
        _endpoint.AnswerWith(200, $"{{\"access_token\":\"good\",\"expires_in\":{expiresIn}}}");
        OAuthTokenClient client = _endpoint.Client(_clock);
        Assert.Equal("good", (await client.GetAsync(CancellationToken.None)).Token);

        _clock.Now += TimeSpan.FromMinutes(minutesLater) - TimeSpan.FromSeconds(minutesLater > 0 && isKept ? 1 : 0);
        Assert.Equal("good", (await client.GetAsync(CancellationToken.None)).Token);

        Assert.Equal(isKept ? 1 : 2, _endpoint.Requests.Count);
    }

    [Theory]
    [InlineData(400, DeliveryFailureKind.TokenRefused)]
    [InlineData(401, DeliveryFailureKind.TokenRefused)]
    [InlineData(404, DeliveryFailureKind.TokenRefused)]
    [InlineData(302, DeliveryFailureKind.TokenEndpointUnreachable)]
    [InlineData(429, DeliveryFailureKind.TokenEndpointUnreachable)]
    [InlineData(500, DeliveryFailureKind.TokenEndpointUnreachable)]
    [InlineData(503, DeliveryFailureKind.TokenEndpointUnreachable)]
    public async Task An_endpoint_that_gives_no_token_is_a_failure_with_its_status(int status, DeliveryFailureKind kind)
    {
        _endpoint.AnswerWith(status, "{\"error\":\"invalid_client\",\"error_description\":\"for kari@nordmann.example\"}");

        OAuthTokenResult result = await _endpoint.Client(_clock).GetAsync(CancellationToken.None);

        Assert.Equal((null, new DeliveryFailure(kind, status)), (result.Token, result.Failure));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_because_the_secret_would_go_along()
    {
        using var elsewhere = new TokenEndpoint();
        _endpoint.Instead = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Address.AbsoluteUri;
            return Task.CompletedTask;
        };

        Assert.NotNull((await _endpoint.Client(_clock).GetAsync(CancellationToken.None)).Failure);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task An_answer_that_is_no_token_is_never_used(string body)
    {
        _endpoint.AnswerWith(200, body);

        OAuthTokenResult result = await _endpoint.Client(_clock).GetAsync(CancellationToken.None);

        Assert.Equal((null, new DeliveryFailure(DeliveryFailureKind.TokenUnusable)), (result.Token, result.Failure));
    }

    [Fact]
    public async Task An_endpoint_that_hangs_is_not_waited_for()
    {
        _endpoint.Instead = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

        OAuthTokenResult result = await _endpoint.Client(_clock, TimeSpan.FromMilliseconds(300)).GetAsync(CancellationToken.None);

        Assert.Equal(DeliveryFailureKind.TokenEndpointTooSlow, result.Failure!.Kind);
    }

    [Fact]
    public async Task An_endpoint_that_hangs_in_the_middle_of_its_answer_is_not_waited_for()
    {
        _endpoint.Instead = async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"access_token\":");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        };

        OAuthTokenResult result = await _endpoint.Client(_clock, TimeSpan.FromMilliseconds(300)).GetAsync(CancellationToken.None);

        Assert.Equal(DeliveryFailureKind.TokenEndpointTooSlow, result.Failure!.Kind);
    }

    [Fact]
    public async Task An_endpoint_that_hangs_up_is_unreachable()
    {
        _endpoint.Instead = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        OAuthTokenClient client = _endpoint.Client(_clock);
        Assert.Equal(DeliveryFailureKind.TokenEndpointUnreachable, (await client.GetAsync(CancellationToken.None)).Failure!.Kind);
    }
}
