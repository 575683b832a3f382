using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Workflow;

/// <summary>What waits for a signature.</summary>
public sealed class ReviewStore(SiteDatabase store, AuditTrail audit, TimeProvider clock)
{
    public const int MaxNoteCharacters = 1000;

    /// <summary>All that wait, the longest first.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<ReviewRequest>> WaitingAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<ReviewRequest>().AsNoTracking()
        .Where(request => request.State == ReviewState.Waiting).OrderBy(request => request.AskedAt).ToListAsync(cancel));

    /// <summary>Everybody's of one text.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<ReviewRequest>> ListForFileAsync(string file, CancellationToken cancel) => store.ReadAsync(db => db.Set<ReviewRequest>().AsNoTracking()
        .Where(request => request.File == file).OrderBy(request => request.AskedAt).ToListAsync(cancel));

    /// <summary>A request that waits, with the draft it is about; null when it does not wait any more.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<(ReviewRequest Request, Draft Draft)?> FindAsync(long id, CancellationToken cancel) => store.ReadAsync(db => FindAsync(db, id, cancel));

    /// <summary>Asks for a signature to somebody's own draft, or asks again.</summary>
    /// <param name="draft">As it is saved now.</param>
    /// <param name="reviewer">Whose signature, an id of people.yaml; empty for any reviewer's.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<bool> AskAsync(DraftToSign draft, string reviewer, string note, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            int changed = await Own(transaction.Db, draft.File, actor).ExecuteUpdateAsync(
                set => set.SetProperty(request => request.Title, draft.Title).SetProperty(request => request.Signature, draft.Signature)
                    .SetProperty(request => request.Reviewer, reviewer).SetProperty(request => request.Note, note)
                    .SetProperty(request => request.AskedAt, now).SetProperty(request => request.State, ReviewState.Waiting)
                    .SetProperty(request => request.Reason, (string?)null), cancel);
            if (changed == 0)
            {
                transaction.Db.Add(new ReviewRequest
                {
                    File = draft.File,
                    Account = actor.Account!.Value,
                    Writer = actor.Name,
                    Title = draft.Title,
                    Signature = draft.Signature,
                    Reviewer = reviewer,
                    Note = note,
                    AskedAt = now,
                    State = ReviewState.Waiting,
                });
            }

            audit.Record(transaction, actor, "article.ask-review", $"text {draft.File}", reviewer.Length > 0 ? $"of {reviewer}" : null);
            return true;
        }, cancel);

    /// <summary>Somebody does not ask for it any more.</summary>
    /// <returns>False when it did not wait.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<bool> TakeBackAsync(string file, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            bool wasThere = await Own(transaction.Db, file, actor).Where(request => request.State == ReviewState.Waiting).ExecuteDeleteAsync(cancel) > 0;
            if (wasThere)
            {
                audit.Record(transaction, actor, "article.take-back", $"text {file}");
            }

            return wasThere;
        }, cancel);

    internal static async Task<(ReviewRequest Request, Draft Draft)?> FindAsync(SiteDbContext db, long id, CancellationToken cancel) =>
        await db.Set<ReviewRequest>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.State == ReviewState.Waiting, cancel) is { } request
        && await db.Set<Draft>().AsNoTracking().FirstOrDefaultAsync(one => one.File == request.File && one.Account == request.Account, cancel) is { } draft
            ? (request, draft) : null;

    private static IQueryable<ReviewRequest> Own(SiteDbContext db, string file, Actor actor) =>
        db.Set<ReviewRequest>().Where(request => request.File == file && request.Account == actor.Account);
}

/// <summary>What a reviewer is asked to sign.</summary>
/// <param name="File">Below the content folder.</param>
/// <param name="Signature">Of its words, by <see cref="SignOff.ComputeHash"/>.</param>
public sealed record DraftToSign(string File, string Title, string Signature);
