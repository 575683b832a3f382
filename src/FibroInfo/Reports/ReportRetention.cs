using FibroInfo.Data;
using FibroInfo.Site;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>Erases what readers wrote, and who they are, some days after the decision (C-11).</summary>
public sealed class ReportRetention(Store store, TimeProvider clock)
{
    /// <returns>How many reports it was.</returns>
    /// <exception cref="StoreAwayException">Nothing was erased.</exception>
    public Task<int> RunAsync(Policy policy, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        DateTimeOffset now = clock.GetUtcNow(), before = now.AddDays(-DaysOf(policy)), latest = PlausibleTime.Latest(now, PlausibleTime.Day);
        await Decided(writing.Db).Where(report => report.Decided > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(report => report.Decided, now), cancel);
        return await Decided(writing.Db).Where(report => report.Decided <= before).EraseWordsAsync(cancel);
    }, cancel);

    /// <summary>The same period, as a clock.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<Expiry> ExpiryAsync(Policy policy, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        DateTimeOffset? oldest = await Decided(db).MinAsync(report => report.Decided, cancel);
        return Expiry.Of("reports", DaysOf(policy), await Decided(db).CountAsync(cancel), oldest);
    });

    private static int DaysOf(Policy policy) => policy.RetentionDays["reports"];

    private static IQueryable<Report> Decided(SiteDb db) => db.Set<Report>().Where(report => report.Decided != null && report.Body != null);
}
