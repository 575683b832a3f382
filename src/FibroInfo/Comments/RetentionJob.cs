using FibroInfo.Data;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>Runs the retention at the start and once a day.</summary>
/// <param name="site">As long as it is the default one, nothing runs: a site.yaml that cannot be read may say to keep longer.</param>
public sealed partial class RetentionJob(Retention retention, Func<SiteProfile> site, TimeProvider clock, ILogger<RetentionJob> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await TryAsync(stoppingToken) ? BetweenRuns : BetweenAttempts, clock, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        SiteProfile now = site();
        if (ReferenceEquals(now, SiteProfile.Default))
        {
            return false;
        }

        try
        {
            (int refused, int erased) = await retention.RunAsync(now.Policy, new Words(now.DefaultLanguage), cancel);
            LogRun(logger, refused, erased);
            return true;
        }
        catch (StoreAwayException)
        {
            // Its keeper has said so, and tries again too.
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Refused} comments had waited too long, {Erased} refused ones were erased.")]
    private static partial void LogRun(ILogger logger, int refused, int erased);
}
