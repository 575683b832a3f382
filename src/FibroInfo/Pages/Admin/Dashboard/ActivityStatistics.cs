using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Pages.Admin.Charts;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Dashboard;

/// <summary>What takes a walk over whole tables, and need not be true to the minute.</summary>
/// <param name="LastActivity">By the key of the article: when readers last left something on it.</param>
/// <param name="Spreads">Every article with votes, by the rewrite since which they count.</param>
public sealed record ActivityStatistics(
    WeekCounts Ratings, WeekCounts Comments, IReadOnlyDictionary<Slug, DateTimeOffset> LastActivity,
    IReadOnlyList<(Slug Article, DateOnly Period, RatingSummary Votes)> Spreads);

/// <summary>Walks once in a quarter of an hour, however many look.</summary>
public sealed class ActivityStatisticsCache(CommentStatistics comments, ReportStatistics reports, RatingStatistics ratings, TimeProvider clock)
{
    private const int Weeks = 12;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private (ActivityStatistics What, DateTimeOffset At, DateOnly Day)? _kept;

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<ActivityStatistics> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_kept is { } kept && kept.Day == today && now - kept.At < Kept)
        {
            return kept.What;
        }

        IReadOnlyList<DateOnly> weeks = WeekCounts.Until(today, Weeks);
        var from = new DateTimeOffset(weeks[0].ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        List<(Slug Article, DateOnly Period, RatingSummary Votes)> spreads = await ratings.SpreadsAsync(cancel);
        LastActivity[] left = [.. await ratings.ArticlesAsync(cancel), .. await comments.ArticlesAsync(cancel), .. await reports.ArticlesAsync(cancel)];
        var last = left.GroupBy(one => Slug.Parse(one.Article))
            .ToDictionary(some => some.Key, some => new DateTimeOffset(some.Max(one => one.At), TimeSpan.Zero));
        var read = new ActivityStatistics(
            WeekCounts.FromDays(weeks, await ratings.ByDayAsync(from, cancel)),
            WeekCounts.FromDays(weeks, await comments.ByDayAsync(from, cancel)), last, spreads);
        _kept = (read, now, today);
        return read;
    }
}
