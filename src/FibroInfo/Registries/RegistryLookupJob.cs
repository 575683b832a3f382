using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>
/// Loads the stored answers at the start, then asks whatever is due, one paper at a time with a pause after each: a daily schedule is
/// spread over hours.
/// </summary>
public sealed partial class RegistryLookupJob(
    RegistryLookupStore rows, LookupSchedule schedule, SourceLookup lookup, NoticePublisher publisher, SourceVerifier verify, TimeProvider clock,
    ILogger<RegistryLookupJob> log) : RecurringJob(clock, log)
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenIdle = TimeSpan.FromSeconds(15);

    // The file is written and read again each time, so sources that were asked about are compared together.
    private const int QuestionsBetweenComparisons = 10;

    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private int _questions;
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
            await VerifyAsync(cancel);
            return WhenIdle;
        }

        (Reference source, RegistryQuery question) = due;
        RegistryLookup row = await lookup.AskAsync(source, question, Actor.Site, cancel);
        if (!row.IsAnswered)
        {
            LogUnanswered(Log, question.Registry, source.Id, row.Answer);
        }

        // Whoever matches is verified, but not before the last registry was asked: it may say something else.
        if (source.Facts.Status == SourceStatus.Unverified && lookup.Askable(source).All(lookup.IsAnswered))
        {
            _answered.Add(source.Id);
        }

        if (++_questions % QuestionsBetweenComparisons == 0)
        {
            await VerifyAsync(cancel);
        }

        return BetweenQuestions;
    }

    // What could not be written is compared again with the next round.
    private async Task VerifyAsync(CancellationToken cancel)
    {
        if (_answered.Count > 0)
        {
            string[] keys = [.. _answered];
            _answered.Clear();
            await verify(keys, Actor.Site, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Registry} did not tell about {Source}: {Answer}. It is asked again in an hour.")]
    private static partial void LogUnanswered(ILogger log, Registry registry, string source, LookupOutcome answer);
}

/// <summary>Compares sources with what the registries answered, and marks those that match as verified, with the day.</summary>
/// <param name="keys">Of sources about which every registry has answered.</param>
public delegate Task SourceVerifier(IReadOnlyList<string> keys, Actor actor, CancellationToken cancel);
