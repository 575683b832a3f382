using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FibroInfo.Registries;

/// <summary>
/// Sends requests to one registry: only to its own host, one at a time, each limited in time and size. Whatever the registry answers
/// becomes JSON or a <see cref="LookupOutcome"/>, never an exception.
/// </summary>
internal sealed class RegistryClient(Uri home, string name, TimeSpan between, TimeSpan patience, TimeProvider clock) : IDisposable
{
    // The longest records of Crossref list thousands of authors and references.
    private const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxRedirects = 3;

    // A person may be waiting for the answer: a longer pause is reported as busy.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    private readonly HttpClient _client = Client(name);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly Throttle _throttle = new(between, clock);

    public async Task<FetchResult> GetAsync(Uri address, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            FetchResult first = await AskAsync(address, cancel);
            return first.Answer == LookupOutcome.Busy ? await AskAsync(address, cancel) : first;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<FetchResult> AskAsync(Uri address, CancellationToken cancel)
    {
        if (_throttle.Wait > MaxWait)
        {
            return new FetchResult(LookupOutcome.Busy);
        }

        await Task.Delay(_throttle.Wait, clock, cancel);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(patience);
        try
        {
            return await FollowAsync(address, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new FetchResult(LookupOutcome.Slow);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return new FetchResult(LookupOutcome.Unreachable);
        }
    }

    private async Task<FetchResult> FollowAsync(Uri address, CancellationToken cancel)
    {
        for (int redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            using HttpResponseMessage response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            _throttle.RecordRequest();
            _throttle.Obey(response.Headers);
            if (response.StatusCode is < HttpStatusCode.MultipleChoices or >= HttpStatusCode.BadRequest || response.Headers.Location is not { } next)
            {
                return await ReadAsync(response, cancel);
            }

            address = new Uri(address, next);
            if (address.GetLeftPart(UriPartial.Authority) != home.GetLeftPart(UriPartial.Authority))
            {
                break;
            }
        }

        return new FetchResult(LookupOutcome.Elsewhere);
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        switch ((int)response.StatusCode)
        {
            case 200:
                return await BodyAsync(response.Content, cancel);
            case 404 or 410:
                return new FetchResult(LookupOutcome.NotThere);
            case 429 or 503:
                _throttle.PauseFor(response.Headers.RetryAfter);
                return new FetchResult(LookupOutcome.Busy);
            case >= 500:
                return new FetchResult(LookupOutcome.Broken);
            default:
                return new FetchResult(LookupOutcome.Refused);
        }
    }

    private static async Task<FetchResult> BodyAsync(HttpContent content, CancellationToken cancel)
    {
        await using Stream stream = await content.ReadAsStreamAsync(cancel);
        using var body = new MemoryStream();
        byte[] piece = new byte[64 * 1024];
        while (await stream.ReadAsync(piece, cancel) is > 0 and var count)
        {
            if (body.Length + count > MaxBytes)
            {
                return new FetchResult(LookupOutcome.TooLarge);
            }

            body.Write(piece, 0, count);
        }

        try
        {
            return new FetchResult(LookupOutcome.Known, JsonDocument.Parse(
                body.GetBuffer().AsMemory(0, (int)body.Length), new JsonDocumentOptions { MaxDepth = 32 }));
        }
        catch (JsonException)
        {
            return new FetchResult(LookupOutcome.Unreadable);
        }
    }

    // No cookies, no decompression (a small answer could expand to a huge one), and no redirect that FollowAsync has not checked.
    private static HttpClient Client(string name)
    {
        var client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", name);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        return client;
    }
}

/// <summary>The answer to a request, with JSON when it is <see cref="LookupOutcome.Known"/>.</summary>
internal sealed record FetchResult(LookupOutcome Answer, JsonDocument? Json = null) : IDisposable
{
    public void Dispose() => Json?.Dispose();
}

/// <summary>Limits requests to one registry: never faster than agreed, and none while it asked to wait.</summary>
/// <param name="between">The minimum time between two requests.</param>
internal sealed class Throttle(TimeSpan between, TimeProvider clock)
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromDays(1);

    private readonly long _createdAt = clock.GetTimestamp();
    private TimeSpan _next = TimeSpan.Zero;
    private readonly TimeSpan _minBetween = between;
    private TimeSpan _between = between;

    /// <summary>How long until the next request may be sent.</summary>
    public TimeSpan Wait => _next > Now ? _next - Now : TimeSpan.Zero;

    // By the monotonic counter: setting the clock must not let requests through.
    private TimeSpan Now => clock.GetElapsedTime(_createdAt);

    public void RecordRequest() => _next = Now + _between;

    /// <summary>The registry asked to wait: as long as <c>Retry-After</c> says, or a minute without it.</summary>
    public TimeSpan PauseFor(RetryConditionHeaderValue? after)
    {
        TimeSpan requested = after?.Delta ?? (after?.Date is { } moment ? moment - clock.GetUtcNow() : DefaultPause);
        TimeSpan pause = TimeSpan.FromTicks(Math.Clamp(requested.Ticks, _between.Ticks, MaxPause.Ticks));
        _next = Now + pause;
        return pause;
    }

    /// <summary>Every answer of Crossref states the allowed rate: <c>50</c> requests in <c>1s</c>.</summary>
    public void Obey(HttpResponseHeaders headers)
    {
        if (Number(headers, "x-rate-limit-limit") is { } limit and > 0 && Number(headers, "x-rate-limit-interval") is { } seconds)
        {
            _between = TimeSpan.FromTicks(Math.Max(_minBetween.Ticks, TimeSpan.FromSeconds(Math.Min(seconds, 3600) / (double)limit).Ticks));
        }
    }

    private static int? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values)
        && int.TryParse(values.First().TrimEnd('s'), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
