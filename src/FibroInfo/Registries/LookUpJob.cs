using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// Reads the rows at the start, and then asks whatever is due, one paper at a time with a pause behind each:
/// a day's round is spread over hours.
/// </summary>
public sealed partial class LookUpJob(
    LookUpStore rows, LookUpRound round, LookUps lookUps, Herald herald, TimeProvider clock, ILogger<LookUpJob> log) : BackgroundService
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenIdle = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    private bool _isLoaded;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await StepAsync(stoppingToken), clock, stoppingToken);
        }
    }

    /// <returns>How long to wait before the next.</returns>
    private async Task<TimeSpan> StepAsync(CancellationToken cancel)
    {
        try
        {
            if (!_isLoaded)
            {
                await rows.LoadAsync(cancel);
                _isLoaded = true;
            }

            return await NextAsync(cancel);
        }
        catch (StoreAwayException)
        {
            // Its keeper has said so in the log, and opens it again.
            return BetweenAttempts;
        }
#pragma warning disable CA1031 // The edge of this loop: what one paper does to it, the others are looked up.
        catch (Exception fault) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(fault);
            return WhenIdle;
        }
    }

    private async Task<TimeSpan> NextAsync(CancellationToken cancel)
    {
        if (round.Next() is not { } due)
        {
            // What was found while the file could not be written.
            await herald.TellAsync(cancel);
            return WhenIdle;
        }

        (Reference source, Question question) = due;
        LookUp row = await lookUps.AskAsync(source, question, Actor.Site, cancel);
        if (row.Answer is not (Answer.Known or Answer.NotThere))
        {
            LogUnanswered(question.Registry, source.Id, row.Answer);
        }

        return BetweenQuestions;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Registry} did not tell about {Source}: {Answer}. It is asked again in an hour.")]
    private partial void LogUnanswered(Registry registry, string source, Answer answer);

    [LoggerMessage(Level = LogLevel.Error, Message = "A look-up failed.")]
    private partial void LogFailed(Exception fault);
}
