using FibroInfo.Data;
using FibroInfo.Site;

namespace FibroInfo.Reports;

/// <summary>Looks every hour for reports whose words and addresses have been kept long enough.</summary>
/// <param name="site">As long as it is the default one, nothing runs: a site.yaml that cannot be read may say to keep longer.</param>
public sealed partial class ReportRetentionJob(
    ReportRetention retention, Func<SiteProfile> site, ClockMonitor monitor, TimeProvider clock, ILogger<ReportRetentionJob> log)
    : ErasingJob(monitor, clock, log)
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
