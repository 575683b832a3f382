namespace FibroInfo.Search;

/// <summary>
/// How many searches there were in each hour, and how many of them found nothing: numbers without a word of what was searched for
/// (C-17). In memory only, because reading a page writes no rows; the log keeps the number of each hour.
/// </summary>
public sealed class SearchCounter(TimeProvider clock)
{
    private const int HoursKept = 24 * 7;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, SearchCount> _byHour = [];

    /// <param name="isFound">Whether it had a result.</param>
    public void Add(bool isFound)
    {
        long hour = HourOf(clock.GetUtcNow());
        lock (_lock)
        {
            SearchCount count = _byHour.GetValueOrDefault(hour);
            _byHour[hour] = new SearchCount(count.Searches + 1, count.WithoutResult + (isFound ? 0 : 1));
            while (_byHour.Count > HoursKept)
            {
                _byHour.Remove(_byHour.Keys.First());
            }
        }
    }

    /// <summary>Of the last seven days, or since the site was started.</summary>
    public SearchCount LastWeek()
    {
        long now = HourOf(clock.GetUtcNow());
        return Sum(hour => hour > now - HoursKept && hour <= now);
    }

    /// <summary>Of the hour that is over.</summary>
    public SearchCount LastHour()
    {
        long now = HourOf(clock.GetUtcNow());
        return Sum(hour => hour == now - 1);
    }

    private SearchCount Sum(Func<long, bool> isCounted)
    {
        lock (_lock)
        {
            SearchCount[] counts = [.. _byHour.Where(pair => isCounted(pair.Key)).Select(pair => pair.Value)];
            return new SearchCount(counts.Sum(count => count.Searches), counts.Sum(count => count.WithoutResult));
        }
    }

    private static long HourOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerHour;
}

/// <param name="WithoutResult">Those that found nothing.</param>
public readonly record struct SearchCount(int Searches, int WithoutResult);
