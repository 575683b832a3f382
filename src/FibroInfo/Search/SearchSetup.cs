using FibroInfo.Content;

namespace FibroInfo.Search;

public static class SearchSetup
{
    /// <summary>Only a site searches.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services.AddSingleton<SiteSearch>().AddSingleton<SearchCounter>().AddHostedService<SearchUpkeep>();
}

/// <summary>Makes the index a little after the start, so that no page waits for it, and logs once an hour how many searches found nothing.</summary>
internal sealed partial class SearchUpkeep(SiteSearch search, SearchCounter counter, ContentStore content, ILogger<SearchUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await content.Loaded.WaitAsync(stoppingToken);
        await Task.Delay(AfterStart, stoppingToken);
        search.Prepare(content.Current, content.Site.DefaultLanguage);
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await hour.WaitForNextTickAsync(stoppingToken))
        {
            SearchCount count = counter.LastHour();
            if (count.Searches > 0)
            {
                LogHour(logger, count.Searches, count.WithoutResult);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Searches} searches in the last hour; {WithoutResult} of them found nothing.")]
    private static partial void LogHour(ILogger logger, int searches, int withoutResult);
}
