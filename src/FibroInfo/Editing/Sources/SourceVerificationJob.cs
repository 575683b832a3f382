using FibroInfo.Data;
using FibroInfo.References;
using FibroInfo.Registries;

namespace FibroInfo.Editing.Sources;

/// <summary>
/// Takes one source of the running round at a time: asks the registries what they did not say within a day, compares, and marks
/// those that match, some at once. Nobody waits for it: it holds no lock while a registry is asked.
/// </summary>
public sealed class SourceVerificationJob(
    SourceVerification verification, CurrentBibliography sources, SourceLookup lookup, RetractionStatusCache statuses, SourceComparer comparer,
    RegistryUpdates updates, TimeProvider clock, ILogger<SourceVerificationJob> log)
    : RecurringJob(clock, log)
{
    // Each time, the file is written and read again.
    private const int MarkedAtOnce = 25;

    private static readonly TimeSpan WhenIdle = TimeSpan.FromSeconds(1);

    // A registry that asks to wait is asked again after this, then after twice this, and so on.
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(5);

    private readonly List<Reference> _matching = [];

    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (verification.Last is not { IsRunning: true } run || !statuses.IsLoaded)
        {
            return WhenIdle;
        }

        if (!run.IsStopped && run.Next() is { } key)
        {
            return await TakeAsync(run, key, cancel);
        }

        await MarkAsync(run, cancel);
        await verification.RecordEndAsync(run, cancel);
        run.End();
        return WhenIdle;
    }

    private async Task<TimeSpan> TakeAsync(VerificationRun run, string key, CancellationToken cancel)
    {
        if (!sources().TryFind(key, out Reference? source) || source.Facts.Status == SourceStatus.Verified)
        {
            run.Record(key, source is null ? VerificationOutcome.Open : VerificationOutcome.Verified);
            return TimeSpan.Zero;
        }

        if (await AskAsync(run, source, cancel) is { } pause)
        {
            return pause;
        }

        await CompareAsync(run, source, cancel);
        if (_matching.Count >= MarkedAtOnce)
        {
            await MarkAsync(run, cancel);
        }

        return TimeSpan.Zero;
    }

    /// <returns>How long to wait before this source is taken again; null when everything was asked that can be.</returns>
    private async Task<TimeSpan?> AskAsync(VerificationRun run, Reference source, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, run.Stopping);
        foreach (RegistryQuery query in lookup.Askable(source).Where(query => !run.Silent.Contains(query.Registry) && !lookup.IsAnswered(query)))
        {
            try
            {
                RegistryLookup row = await lookup.AskAsync(source, query, run.Actor, either.Token);
                int failures = run.Note(query.Registry, row.IsAnswered);
                if (row.Answer == LookupOutcome.Busy && failures < VerificationRun.MaxFailures)
                {
                    return WhenBusy * failures;
                }
            }
            catch (OperationCanceledException) when (run.IsStopped && !cancel.IsCancellationRequested)
            {
                return TimeSpan.Zero;
            }
        }

        return null;
    }

    private async Task CompareAsync(VerificationRun run, Reference source, CancellationToken cancel)
    {
        RegistryQuery[] asked = [.. lookup.Askable(source)];
        SourceComparison comparison = await comparer.CompareAsync(source, cancel);
        bool isAnswered = asked.All(lookup.IsAnswered);
        if (isAnswered && comparison.IsMatch)
        {
            _matching.Add(source);
        }

        // One that matches is still open until the file says so.
        run.Record(source.Id, asked is [] ? VerificationOutcome.NotAskable
            : comparison.IsMatch ? VerificationOutcome.Open
            : comparison.Records.Any(record => record.Comparison is not null) ? VerificationOutcome.Differs
            : isAnswered ? VerificationOutcome.NotFound
            : VerificationOutcome.Open);
    }

    private async Task MarkAsync(VerificationRun run, CancellationToken cancel)
    {
        if (_matching.Count == 0)
        {
            return;
        }

        EditResult result = await updates.VerifyAsync(_matching, run.Actor, cancel);
        foreach (string key in result is SourcesVerified verified ? verified.Keys : [])
        {
            run.Correct(key, VerificationOutcome.Verified);
        }

        run.Fault = result is EditResult.Failed failed ? failed.Why : null;
        _matching.Clear();
    }
}
