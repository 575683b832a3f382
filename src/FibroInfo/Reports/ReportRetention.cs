using FibroInfo.Data;
using FibroInfo.Site;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>Erases what readers wrote and what identifies them, some days after the decision (C-11).</summary>
public sealed class ReportRetention(SiteDatabase store, TimeProvider clock)
{
    /// <returns>From how many reports something was erased.</returns>
    public Task<int> RunAsync(SitePolicy policy, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        DateTimeOffset now = clock.GetUtcNow(), before = now.AddDays(-DaysOf(policy)), latest = PlausibleTimeLimit.Latest(now, PlausibleTimeLimit.Day);
        await Decided(transaction.Db).Where(report => report.Decided > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(report => report.Decided, now), cancel);
        return await Decided(transaction.Db).Where(report => report.Decided <= before).EraseWordsAsync(cancel);
    }, cancel);

    /// <summary>How many reports this period applies to, and since when the oldest is kept.</summary>
    public Task<RetentionPeriod> ExpiryAsync(SitePolicy policy, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        DateTimeOffset? oldest = await Decided(db).MinAsync(report => report.Decided, cancel);
        return RetentionPeriod.Create("reports", DaysOf(policy), await Decided(db).CountAsync(cancel), oldest);
    });

    private static int DaysOf(SitePolicy policy) => policy.RetentionDays["reports"];

    private static IQueryable<Report> Decided(SiteDbContext db) => db.Set<Report>().Where(report => report.Decided != null && report.Body != null);
}

/// <summary>Runs the retention every hour.</summary>
/// <param name="site">While it is the default profile, nothing is erased: a site.yaml that cannot be read may set a longer period.</param>
public sealed partial class ReportRetentionJob(
    ReportRetention retention, CurrentSite site, ClockMonitor monitor, TimeProvider clock, ILogger<ReportRetentionJob> log)
    : ErasureJob(monitor, clock, log)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> EraseAsync(CancellationToken cancel)
    {
        SiteProfile now = site();
        if (ReferenceEquals(now, SiteProfile.Default))
        {
            return RetryDelay;
        }

        if (await retention.RunAsync(now.Policy, cancel) is > 0 and var erased)
        {
            LogErased(Log, erased);
        }

        return TimeSpan.FromHours(1);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The words and addresses of {Count} decided reports are erased.")]
    private static partial void LogErased(ILogger log, int count);
}
