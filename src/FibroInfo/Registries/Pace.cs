using System.Globalization;
using System.Net.Http.Headers;

namespace FibroInfo.Registries;

/// <summary>How fast one registry may be asked: never quicker than agreed, and not at all while it told us to wait.</summary>
/// <param name="between">The least time from one request to the next.</param>
internal sealed class Pace(TimeSpan between, TimeProvider clock)
{
    private static readonly TimeSpan UsualRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);

    private readonly long _born = clock.GetTimestamp();
    private TimeSpan _next = TimeSpan.Zero;
    private readonly TimeSpan _least = between;
    private TimeSpan _between = between;

    /// <summary>How long until the next request may go.</summary>
    public TimeSpan Wait => _next > Now ? _next - Now : TimeSpan.Zero;

    // By the counter of the machine: a clock that is set must not let requests through.
    private TimeSpan Now => clock.GetElapsedTime(_born);

    public void Sent() => _next = Now + _between;

    /// <summary>It said "later": by <c>Retry-After</c>, or a minute when it did not say how much.</summary>
    public TimeSpan Rest(RetryConditionHeaderValue? after)
    {
        TimeSpan said = after?.Delta ?? (after?.Date is { } moment ? moment - clock.GetUtcNow() : UsualRest);
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
