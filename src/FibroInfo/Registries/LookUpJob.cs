using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// Reads the rows at the start, and then asks whatever is due, one paper at a time with a pause behind each:
/// a day's round is spread over hours.
/// </summary>
public sealed partial class LookUpJob(
    LookUpStore rows, LookUpRound round, LookUps lookUps, NoticePublisher herald, TimeProvider clock, ILogger<LookUpJob> log) : RecurringJob(clock, log)
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
            await herald.TellAsync(cancel);
            return WhenIdle;
        }

        (Reference source, RegistryQuery question) = due;
        LookUp row = await lookUps.AskAsync(source, question, Actor.Site, cancel);
        if (row.Answer is not (Answer.Known or Answer.NotThere))
        {
            LogUnanswered(Log, question.Registry, source.Id, row.Answer);
        }

        return BetweenQuestions;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Registry} did not tell about {Source}: {Answer}. It is asked again in an hour.")]
    private static partial void LogUnanswered(ILogger log, Registry registry, string source, Answer answer);
}
