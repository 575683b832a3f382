using System.Globalization;
using System.Text.Json;

namespace FibroInfo.Mail;

/// <summary>How the site gets access tokens for its mailbox (RFC 6749, 4.4). Not a record: its ToString would show the secret.</summary>
public sealed class OAuthClient(Uri tokenEndpoint, string id, string secret, string scope)
{
    public Uri TokenEndpoint => tokenEndpoint;

    /// <summary>How long to wait for the endpoint.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    internal FormUrlEncodedContent Request() => new(
    [
        KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", id),
        KeyValuePair.Create("client_secret", secret), KeyValuePair.Create("scope", scope),
    ]);
}

/// <summary>Requests access tokens, and keeps one in memory until shortly before it expires.</summary>
public sealed class OAuthTokenClient(IHttpClientFactory clients, OAuthClient client, TimeProvider clock)
{
    /// <summary>The name under which its HTTP client is registered.</summary>
    public const string HttpClientName = "mail-oauth";

    internal const int MaxAnswerBytes = 64 * 1024;

    // Signing in takes a moment, and clocks differ.
    private static readonly TimeSpan RenewalMargin = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(1);

    private volatile CachedToken? _cached;

    /// <exception cref="OperationCanceledException">Only when <paramref name="cancel"/> is cancelled; a timeout is a result.</exception>
    public async Task<OAuthTokenResult> GetAsync(CancellationToken cancel)
    {
        if (_cached is { } cached && clock.GetUtcNow() < cached.UsableUntil)
        {
            return new OAuthTokenResult(cached.Value, null);
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(client.Timeout);
        try
        {
            return await FetchAsync(timer.Token);
        }
        catch (HttpRequestException failed)
        {
            return OAuthTokenResult.Failed(failed.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? DeliveryFailureKind.TokenUnusable : DeliveryFailureKind.TokenEndpointUnreachable);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return OAuthTokenResult.Failed(DeliveryFailureKind.TokenEndpointTooSlow);
        }
    }

    /// <summary>The next call requests a new token.</summary>
    public void ClearCache() => _cached = null;

    private async Task<OAuthTokenResult> FetchAsync(CancellationToken cancel)
    {
        DateTimeOffset asked = clock.GetUtcNow();
        using HttpClient http = clients.CreateClient(HttpClientName);
        using FormUrlEncodedContent request = client.Request();
        using HttpResponseMessage answer = await http.PostAsync(client.TokenEndpoint, request, cancel);
        int status = (int)answer.StatusCode;
        if (status is not (>= 200 and < 300))
        {
            bool isOurFault = status is >= 400 and < 500 and not (408 or 429);
            return OAuthTokenResult.Failed(isOurFault ? DeliveryFailureKind.TokenRefused : DeliveryFailureKind.TokenEndpointUnreachable, status);
        }

        if (Parse(await answer.Content.ReadAsByteArrayAsync(cancel)) is not (var token, var lifetime))
        {
            return OAuthTokenResult.Failed(DeliveryFailureKind.TokenUnusable);
        }

        _cached = new CachedToken(token, asked + lifetime - RenewalMargin);
        return new OAuthTokenResult(token, null);
    }

    private static (string Token, TimeSpan Lifetime)? Parse(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("access_token", out JsonElement token)
                && token.ValueKind == JsonValueKind.String && token.GetString() is { Length: > 0 } value && value.All(IsTokenCharacter)
                ? (value, LifetimeIn(root)) : null;
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            return null;
        }
    }

    // RFC 6749, A.12. A control character would end the login field that contains the token.
    private static bool IsTokenCharacter(char letter) => letter is > ' ' and <= '~';

    // Some endpoints send the seconds as a string. Without a lifetime the token is used only once.
    private static TimeSpan LifetimeIn(JsonElement root)
    {
        double seconds = root.TryGetProperty("expires_in", out JsonElement given)
            && given.ValueKind is JsonValueKind.Number or JsonValueKind.String
            && double.TryParse(given.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double read) ? read : 0;
        return TimeSpan.FromSeconds(double.IsNaN(seconds) ? 0 : Math.Clamp(seconds, 0, MaxLifetime.TotalSeconds));
    }

    private sealed record CachedToken(string Value, DateTimeOffset UsableUntil);
}

/// <summary>A token, or why there is none.</summary>
public sealed class OAuthTokenResult(string? token, DeliveryFailure? failure)
{
    public string? Token => token;

    public DeliveryFailure? Failure => failure;

    internal static OAuthTokenResult Failed(DeliveryFailureKind kind, int? code = null) => new(null, new DeliveryFailure(kind, code));
}
