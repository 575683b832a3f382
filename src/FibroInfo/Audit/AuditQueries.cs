using System.Runtime.CompilerServices;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Audit;

/// <summary>Reads the audit, newest first.</summary>
public sealed class AuditQueries(SiteDatabase store)
{
    public const int PerPage = 50;

    // A long export reads in several statements, so that it does not hold a read transaction for its whole length.
    private const int PerStatement = 1000;

    /// <param name="before">The id of the last entry of the previous page; null for the first page.</param>
    public async Task<AuditPage> PageAsync(AuditFilter filter, long? before, CancellationToken cancel)
    {
        List<AuditEntry> found = await TakeAsync(filter, before, PerPage + 1, cancel);
        return new AuditPage([.. found.Take(PerPage)], found.Count > PerPage ? found[PerPage - 1].Id : null);
    }

    /// <summary>All entries of the filter, newest first.</summary>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        long? before = null;
        do
        {
            List<AuditEntry> entries = await TakeAsync(filter, before, PerStatement, cancel);
            foreach (AuditEntry entry in entries)
            {
                yield return entry;
            }

            before = entries.Count == PerStatement ? entries[^1].Id : null;
        }
        while (before is not null);
    }

    /// <summary>The names of all actions in the audit.</summary>
    public Task<List<string>> ListActionsAsync(CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<AuditEntry>().Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync(cancel));

    /// <summary>The newest entries on one object.</summary>
    /// <param name="subject">The full name: <c>source albrecht2019</c>.</param>
    /// <param name="max">The most entries to return.</param>
    public Task<List<AuditEntry>> ListForSubjectAsync(string subject, int max, CancellationToken cancel) => store.ReadAsync(db =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject == subject).OrderByDescending(entry => entry.Id).Take(max).ToListAsync(cancel));

    /// <summary>The newest entry on an object whose name begins with <paramref name="subject"/>; null when there is none.</summary>
    public Task<AuditEntry?> LastAsync(string subject, CancellationToken cancel) => store.ReadAsync(db =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject.StartsWith(subject)).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel));

    private Task<List<AuditEntry>> TakeAsync(AuditFilter filter, long? before, int max, CancellationToken cancel) =>
        store.ReadAsync(db => filter.Apply(db.Set<AuditEntry>().AsNoTracking())
            .Where(entry => before == null || entry.Id < before)
            .OrderByDescending(entry => entry.Id)
            .Take(max)
            .ToListAsync(cancel));
}

/// <summary>The conditions of a search. Null and empty ones match everything.</summary>
/// <param name="ActorName">A part of the actor's name, ignoring case.</param>
/// <param name="Action">An action, <c>comment.approve</c>, or an area, <c>comment</c>.</param>
/// <param name="Subject">A part of the object's name.</param>
/// <param name="From">This instant or later.</param>
/// <param name="Until">Before this instant.</param>
public sealed record AuditFilter(
    string? ActorName = null, string? Action = null, string? Subject = null, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    internal IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> all)
    {
        (string actor, string action, string subject) = ((ActorName ?? "").ToLowerInvariant(), Action ?? "", Subject ?? "");
        string room = $"{action}.";
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL, which has no culture.
        IQueryable<AuditEntry> matching = actor == "" ? all : all.Where(entry => entry.ActorName.ToLower().Contains(actor));
#pragma warning restore CA1304, CA1311, CA1862
        matching = action == "" ? matching : matching.Where(entry => entry.Action == action || entry.Action.StartsWith(room));
        matching = subject == "" ? matching : matching.Where(entry => entry.Subject.Contains(subject));
        matching = From is { } from ? matching.Where(entry => entry.At >= from) : matching;
        return Until is { } until ? matching.Where(entry => entry.At < until) : matching;
    }
}

/// <param name="Older">The value of "before" for the next page; null on the last page.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Older);
