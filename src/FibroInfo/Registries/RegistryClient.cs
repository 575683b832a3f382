using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FibroInfo.Registries;

/// <summary>
/// The one way out to a registry: to its own host only, one request at a time, each with an end in time and in size. Whatever
/// comes back is JSON or a reason; nothing a stranger sends is an exception.
/// </summary>
internal sealed class RegistryClient(Uri home, string name, TimeSpan between, TimeSpan patience, TimeProvider clock) : IDisposable
{
    // The longest works of Crossref list thousands of authors and references.
    private const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxRedirects = 3;

    // Worth waiting for while a person looks on; a longer rest is told as "busy".
    private static readonly TimeSpan ShortRest = TimeSpan.FromSeconds(3);

    private readonly HttpClient _client = Client(name);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Throttle _pace = new(between, clock);

    /// <exception cref="OperationCanceledException">The caller went.</exception>
    public async Task<FetchResult> GetAsync(Uri address, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            FetchResult first = await AskAsync(address, cancel);
            return first.Answer == LookupOutcome.Busy ? await AskAsync(address, cancel) : first;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _turn.Dispose();
    }

    private async Task<FetchResult> AskAsync(Uri address, CancellationToken cancel)
    {
        if (_pace.Wait > ShortRest)
        {
            return new FetchResult(LookupOutcome.Busy);
        }

        await Task.Delay(_pace.Wait, clock, cancel);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(patience);
        try
        {
            return await FollowAsync(address, late.Token);
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
            _pace.RecordRequest();
            _pace.Obey(response.Headers);
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
                _pace.PauseFor(response.Headers.RetryAfter);
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
            return new FetchResult(LookupOutcome.Known, JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), new JsonDocumentOptions { MaxDepth = 32 }));
        }
        catch (JsonException)
        {
            return new FetchResult(LookupOutcome.Unreadable);
        }
    }

    // No cookies, no compression that could swell, and no redirect that we did not look at.
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

/// <summary>What came back: JSON when the answer is <see cref="LookupOutcome.Known"/>.</summary>
internal sealed record FetchResult(LookupOutcome Answer, JsonDocument? Json = null) : IDisposable
{
    public void Dispose() => Json?.Dispose();
}

/// <summary>How fast one registry may be asked: never quicker than agreed, and not at all while it told us to wait.</summary>
/// <param name="between">The least time from one request to the next.</param>
internal sealed class Throttle(TimeSpan between, TimeProvider clock)
{
    private static readonly TimeSpan DefaultRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);

    private readonly long _born = clock.GetTimestamp();
    private TimeSpan _next = TimeSpan.Zero;
    private readonly TimeSpan _least = between;
    private TimeSpan _between = between;

    /// <summary>How long until the next request may go.</summary>
    public TimeSpan Wait => _next > Now ? _next - Now : TimeSpan.Zero;

    // By the counter of the machine: a clock that is set must not let requests through.
    private TimeSpan Now => clock.GetElapsedTime(_born);

    public void RecordRequest() => _next = Now + _between;

    /// <summary>It said "later": by <c>Retry-After</c>, or a minute when it did not say how much.</summary>
    public TimeSpan PauseFor(RetryConditionHeaderValue? after)
    {
        TimeSpan said = after?.Delta ?? (after?.Date is { } moment ? moment - clock.GetUtcNow() : DefaultRest);
        TimeSpan rest = TimeSpan.FromTicks(Math.Clamp(said.Ticks, _between.Ticks, LongestRest.Ticks));
        _next = Now + rest;
        return rest;
    }

    /// <summary>Crossref tells with each answer how many requests it takes in how long: <c>50</c> in <c>1s</c>.</summary>
    public void Obey(HttpResponseHeaders headers)
    {
        if (Number(headers, "x-rate-limit-limit") is { } limit and > 0 && Number(headers, "x-rate-limit-interval") is { } seconds)
        {
            _between = TimeSpan.FromTicks(Math.Max(_least.Ticks, TimeSpan.FromSeconds(Math.Min(seconds, 3600) / (double)limit).Ticks));
        }
    }

    private static int? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values)
        && int.TryParse(values.First().TrimEnd('s'), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
