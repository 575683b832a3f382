using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// Reads the rows at the start, and then asks whatever is due, one paper at a time with a pause behind each:
/// a day's round is spread over hours.
/// </summary>
public sealed partial class RegistryLookupJob(
    RegistryLookupStore rows, LookupSchedule round, SourceLookup lookUps, NoticePublisher herald, TimeProvider clock, ILogger<RegistryLookupJob> log) : RecurringJob(clock, log)
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
        if (round.Next() is not { } due)
        {
            // What was found while the file could not be written.
            await herald.PublishAsync(cancel);
            return WhenIdle;
        }

        (Reference source, RegistryQuery question) = due;
        RegistryLookup row = await lookUps.AskAsync(source, question, Actor.Site, cancel);
        if (row.Answer is not (LookupOutcome.Known or LookupOutcome.NotThere))
        {
            LogUnanswered(Log, question.Registry, source.Id, row.Answer);
        }

        return BetweenQuestions;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Registry} did not tell about {Source}: {Answer}. It is asked again in an hour.")]
    private static partial void LogUnanswered(ILogger log, Registry registry, string source, LookupOutcome answer);
}
