using FibroInfo.Data;
using FibroInfo.Site;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>Erases what readers wrote, and who they are, some days after the decision (C-11).</summary>
public sealed class ReportRetention(SiteDatabase store, TimeProvider clock)
{
    /// <returns>How many reports it was.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was erased.</exception>
    public Task<int> RunAsync(SitePolicy policy, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        DateTimeOffset now = clock.GetUtcNow(), before = now.AddDays(-DaysOf(policy)), latest = PlausibleTimeLimit.Latest(now, PlausibleTimeLimit.Day);
        await Decided(transaction.Db).Where(report => report.Decided > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(report => report.Decided, now), cancel);
        return await Decided(transaction.Db).Where(report => report.Decided <= before).EraseWordsAsync(cancel);
    }, cancel);

    /// <summary>The same period, as a clock.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<RetentionPeriod> ExpiryAsync(SitePolicy policy, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        DateTimeOffset? oldest = await Decided(db).MinAsync(report => report.Decided, cancel);
        return RetentionPeriod.Create("reports", DaysOf(policy), await Decided(db).CountAsync(cancel), oldest);
    });

    private static int DaysOf(SitePolicy policy) => policy.RetentionDays["reports"];

    private static IQueryable<Report> Decided(SiteDbContext db) => db.Set<Report>().Where(report => report.Decided != null && report.Body != null);
}

/// <summary>Looks every hour for reports whose words and addresses have been kept long enough.</summary>
/// <param name="site">As long as it is the default one, nothing runs: a site.yaml that cannot be read may say to keep longer.</param>
public sealed partial class ReportRetentionJob(
    ReportRetention retention, CurrentSite site, ClockMonitor monitor, TimeProvider clock, ILogger<ReportRetentionJob> log)
    : ErasureJob(monitor, clock, log)
{
    private static readonly TimeSpan UntilRead = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> EraseAsync(CancellationToken cancel)
    {
        SiteProfile now = site();
        if (ReferenceEquals(now, SiteProfile.Default))
        {
            return UntilRead;
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
