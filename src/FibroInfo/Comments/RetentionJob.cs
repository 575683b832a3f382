using FibroInfo.Data;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>Runs the retention an hour after the start and once a day.</summary>
/// <param name="site">As long as it is the default one, nothing runs: a site.yaml that cannot be read may say to keep longer.</param>
public sealed partial class RetentionJob(
    Retention retention, Func<SiteProfile> site, ClockMonitor monitor, TimeProvider clock, ILogger<RetentionJob> log) : ErasingJob(monitor, clock, log)
{
    private static readonly TimeSpan UntilRead = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> EraseAsync(CancellationToken cancel)
    {
        SiteProfile now = site();
        if (ReferenceEquals(now, SiteProfile.Default))
        {
            return UntilRead;
        }

        (int refused, int erased) = await retention.RunAsync(now.Policy, new Words(now.DefaultLanguage), cancel);
        LogRun(Log, refused, erased);
        return TimeSpan.FromDays(1);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Refused} comments had waited too long, {Erased} were erased.")]
    private static partial void LogRun(ILogger log, int refused, int erased);
}
