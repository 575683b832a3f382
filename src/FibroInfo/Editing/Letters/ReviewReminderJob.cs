using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Site;

namespace FibroInfo.Editing.Letters;

/// <summary>Looks every hour for reviews that somebody has to be told of.</summary>
public sealed partial class ReviewReminderJob(ReviewReminders reminders, Shelf shelf, TimeProvider clock, ILogger<ReviewReminderJob> log)
    : RecurringJob(clock, log)
{
    private static readonly TimeSpan UntilRead = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        // A site.yaml that cannot be read may name another period, and another clock on the wall.
        if (!shelf.IsLoaded || ReferenceEquals(shelf.Site, SiteProfile.Default))
        {
            return UntilRead;
        }

        if (await reminders.RunAsync(cancel) is > 0 and var written)
        {
            LogWritten(Log, written);
        }

        return TimeSpan.FromHours(1);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} letters tell of reviews that are due.")]
    private static partial void LogWritten(ILogger log, int count);
}
