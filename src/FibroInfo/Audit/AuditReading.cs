using System.Runtime.CompilerServices;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Audit;

/// <summary>The audit, for who may read it; newest first.</summary>
public sealed class AuditReading(Store store)
{
    public const int PerPage = 50;

    // One statement each, so that a long export holds no reader of the store for its whole length.
    private const int PerPiece = 1000;

    /// <param name="filter">Which deeds.</param>
    /// <param name="before">The number of the last one that was seen; null for the newest.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public async Task<AuditPage> PageAsync(AuditFilter filter, long? before, CancellationToken cancel)
    {
        List<AuditEntry> found = await TakeAsync(filter, before, PerPage + 1, cancel);
        return new AuditPage([.. found.Take(PerPage)], found.Count > PerPage ? found[PerPage - 1].Id : null);
    }

    /// <summary>Every deed of the filter, newest first, in pieces.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public async IAsyncEnumerable<AuditEntry> AllAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        long? before = null;
        do
        {
            List<AuditEntry> piece = await TakeAsync(filter, before, PerPiece, cancel);
            foreach (AuditEntry entry in piece)
            {
                yield return entry;
            }

            before = piece.Count == PerPiece ? piece[^1].Id : null;
        }
        while (before is not null);
    }

    /// <summary>The names of the deeds that were ever done.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<string>> DeedsAsync(CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<AuditEntry>().Select(entry => entry.Deed).Distinct().OrderBy(deed => deed).ToListAsync(cancel));

    /// <summary>What was done to one thing, newest first.</summary>
    /// <param name="subject">The whole name: <c>source albrecht2019</c>.</param>
    /// <param name="most">How many of the newest.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<AuditEntry>> OfAsync(string subject, int most, CancellationToken cancel) => store.ReadAsync(db =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject == subject).OrderByDescending(entry => entry.Id).Take(most).ToListAsync(cancel));

    /// <summary>The newest deed to a thing whose name begins so; null when there is none.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<AuditEntry?> LastAsync(string subject, CancellationToken cancel) => store.ReadAsync(db =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject.StartsWith(subject)).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel));

    private Task<List<AuditEntry>> TakeAsync(AuditFilter filter, long? before, int most, CancellationToken cancel) =>
        store.ReadAsync(db => filter.Of(db.Set<AuditEntry>().AsNoTracking())
            .Where(entry => before == null || entry.Id < before)
            .OrderByDescending(entry => entry.Id)
            .Take(most)
            .ToListAsync(cancel));
}
