namespace FibroInfo.Web;

/// <summary>A page from memory is counted, not logged: one line a minute says how many there were.</summary>
public sealed partial class PageCacheLog(PageCache cache, ILogger<PageCacheLog> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await minute.WaitForNextTickAsync(stoppingToken))
        {
            if (cache.TakeHits() is > 0 and var pages)
            {
                LogHits(logger, pages);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Pages} pages from memory in the last minute.")]
    private static partial void LogHits(ILogger logger, long pages);
}
