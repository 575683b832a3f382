using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;
using FibroInfo.Registries;

namespace FibroInfo.Editing.Sources;

/// <summary>
/// Begins and stops the comparison of all unverified sources, and knows the last round. <see cref="SourceVerificationJob"/> does the work.
/// </summary>
public sealed class SourceVerification(CurrentBibliography sources, SourceLookup lookup, SiteDatabase store, AuditTrail audit) : IDisposable
{
    public const string Action = "source.verify-all", Subject = "source library";

    // Two who press the button at once begin one round, with one line in the audit.
    private readonly SemaphoreSlim _beginning = new(1);
    private VerificationRun? _last;

    /// <summary>The round that is running, or the last one since the site was started; null for none.</summary>
    public VerificationRun? Last => Volatile.Read(ref _last);

    /// <summary>Whether any registry can be asked.</summary>
    public bool CanRun => lookup.EnabledRegistries.Count > 0;

    /// <returns>False when a round is running already, or no registry can be asked.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was begun: it could not be audited.</exception>
    public async Task<bool> BeginAsync(Actor actor, CancellationToken cancel)
    {
        await _beginning.WaitAsync(cancel);
        try
        {
            if (!CanRun || Last is { IsRunning: true })
            {
                return false;
            }

            string[] unverified = [.. sources().All.Where(source => source.Facts.Status == SourceStatus.Unverified).Select(source => source.Id)];
            await RecordAsync(actor, $"begun: {unverified.Length} unverified", cancel);
            _last?.Dispose();
            Volatile.Write(ref _last, new VerificationRun(unverified, actor));
            return true;
        }
        finally
        {
            _beginning.Release();
        }
    }

    public void Stop() => Last?.Stop();

    public void Dispose()
    {
        _last?.Dispose();
        _beginning.Dispose();
    }

    internal Task RecordEndAsync(VerificationRun run, CancellationToken cancel) => RecordAsync(
        run.Actor,
        $"{(run.IsStopped ? "stopped" : "done")}: {run.Done} of {run.All}; "
        + string.Join(", ", Enum.GetValues<VerificationOutcome>().Select(outcome => $"{run.List(outcome).Count} {outcome}")), cancel);

    private Task<bool> RecordAsync(Actor actor, string detail, CancellationToken cancel) => store.WriteAsync(
        transaction =>
        {
            audit.Record(transaction, actor, Action, Subject, detail);
            return Task.FromResult(true);
        }, cancel);
}
