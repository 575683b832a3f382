using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// Loads the stored answers at the start, then asks whatever is due, one paper at a time with a pause after each: a daily schedule is
/// spread over hours.
/// </summary>
public sealed partial class RegistryLookupJob(
    RegistryLookupStore rows, LookupSchedule schedule, SourceLookup lookup, NoticePublisher publisher, TimeProvider clock,
    ILogger<RegistryLookupJob> log) : RecurringJob(clock, log)
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenIdle = TimeSpan.FromSeconds(15);

    private bool _isLoaded;

    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (!_isLoaded)
        {
            await rows.LoadAsync(cancel);
            _isLoaded = true;
        }

        return await NextAsync(cancel);
    }

    private async Task<TimeSpan> NextAsync(CancellationToken cancel)
    {
        if (schedule.Next() is not { } due)
        {
            // Notices that were found while the file could not be written.
            await publisher.PublishAsync(cancel);
            return WhenIdle;
        }

        (Reference source, RegistryQuery question) = due;
        RegistryLookup row = await lookup.AskAsync(source, question, Actor.Site, cancel);
        if (row.Answer is not (LookupOutcome.Known or LookupOutcome.NotThere))
        {
            LogUnanswered(Log, question.Registry, source.Id, row.Answer);
        }

        return BetweenQuestions;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Registry} did not tell about {Source}: {Answer}. It is asked again in an hour.")]
    private static partial void LogUnanswered(ILogger log, Registry registry, string source, LookupOutcome answer);
}
