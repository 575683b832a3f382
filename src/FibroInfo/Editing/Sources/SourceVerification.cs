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

    private readonly Lock _turn = new();
    private VerificationRun? _last;

    /// <summary>The round that is running, or the last one since the site was started; null for none.</summary>
    public VerificationRun? Last => Volatile.Read(ref _last);

    /// <summary>Whether any registry can be asked.</summary>
    public bool CanRun => lookup.EnabledRegistries.Count > 0;

    /// <returns>False when a round is running already, or no registry can be asked.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was begun: it could not be audited.</exception>
    public async Task<bool> BeginAsync(Actor actor, CancellationToken cancel)
    {
        if (!CanRun || Last is { IsRunning: true })
        {
            return false;
        }

        var run = new VerificationRun([.. sources().All.Where(source => source.Facts.Status == SourceStatus.Unverified).Select(source => source.Id)], actor);
        await RecordAsync(actor, $"begun: {run.All} unverified", cancel);
        lock (_turn)
        {
            if (_last is { IsRunning: true })
            {
                return false;
            }

            _last?.Dispose();
            _last = run;
            return true;
        }
    }

    public void Stop() => Last?.Stop();

    public void Dispose() => _last?.Dispose();

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
