using System.Runtime.CompilerServices;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Audit;

/// <summary>The audit, for who may read it; newest first.</summary>
public sealed class AuditQueries(SiteDatabase store)
{
    public const int PerPage = 50;

    // One statement each, so that a long export holds no reader of the store for its whole length.
    private const int PerPiece = 1000;

    /// <param name="filter">Which deeds.</param>
    /// <param name="before">The number of the last one that was seen; null for the newest.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<AuditPage> PageAsync(AuditFilter filter, long? before, CancellationToken cancel)
    {
        List<AuditEntry> found = await TakeAsync(filter, before, PerPage + 1, cancel);
        return new AuditPage([.. found.Take(PerPage)], found.Count > PerPage ? found[PerPage - 1].Id : null);
    }

    /// <summary>Every deed of the filter, newest first, in pieces.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancel)
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
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<string>> ListActionsAsync(CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<AuditEntry>().Select(entry => entry.Deed).Distinct().OrderBy(action => action).ToListAsync(cancel));

    /// <summary>What was done to one thing, newest first.</summary>
    /// <param name="subject">The whole name: <c>source albrecht2019</c>.</param>
    /// <param name="max">How many of the newest.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<AuditEntry>> ListForSubjectAsync(string subject, int max, CancellationToken cancel) => store.ReadAsync(db =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject == subject).OrderByDescending(entry => entry.Id).Take(max).ToListAsync(cancel));

    /// <summary>The newest deed to a thing whose name begins so; null when there is none.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<AuditEntry?> LastAsync(string subject, CancellationToken cancel) => store.ReadAsync(db =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject.StartsWith(subject)).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel));

    private Task<List<AuditEntry>> TakeAsync(AuditFilter filter, long? before, int max, CancellationToken cancel) =>
        store.ReadAsync(db => filter.Apply(db.Set<AuditEntry>().AsNoTracking())
            .Where(entry => before == null || entry.Id < before)
            .OrderByDescending(entry => entry.Id)
            .Take(max)
            .ToListAsync(cancel));
}

/// <summary>Which deeds are looked for. What is null or empty asks for nothing.</summary>
/// <param name="Who">Part of a name, in letters of any size.</param>
/// <param name="Deed">A deed, <c>comment.approve</c>, or all of a room, <c>comment</c>.</param>
/// <param name="Subject">Part of the thing's name.</param>
/// <param name="From">This instant and later.</param>
/// <param name="Until">Before this instant.</param>
public sealed record AuditFilter(string? Who = null, string? Deed = null, string? Subject = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    internal IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> all)
    {
        (string who, string deed, string subject) = ((Who ?? "").ToLowerInvariant(), Deed ?? "", Subject ?? "");
        string room = $"{deed}.";
#pragma warning disable CA1304, CA1311, CA1862 // The database does it, and knows no culture.
        IQueryable<AuditEntry> some = who == "" ? all : all.Where(entry => entry.Who.ToLower().Contains(who));
#pragma warning restore CA1304, CA1311, CA1862
        some = deed == "" ? some : some.Where(entry => entry.Deed == deed || entry.Deed.StartsWith(room));
        some = subject == "" ? some : some.Where(entry => entry.Subject.Contains(subject));
        some = From is { } from ? some.Where(entry => entry.At >= from) : some;
        return Until is { } until ? some.Where(entry => entry.At < until) : some;
    }
}

/// <param name="Older">Where the next page begins; null on the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Older);
