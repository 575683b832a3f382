using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Workflow;

/// <summary>What waits for a signature.</summary>
public sealed class ReviewStore(SiteDatabase store, DraftStore drafts, AuditTrail audit, TimeProvider clock)
{
    public const int MaxNoteCharacters = 1000;

    /// <summary>Of every text and everybody, the oldest first.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<ReviewRequest>> ListAsync(CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<ReviewRequest>().AsNoTracking().OrderBy(request => request.AskedAt).ToListAsync(cancel));

    /// <summary>Everybody's of one text.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<ReviewRequest>> ListForFileAsync(string file, CancellationToken cancel) => store.ReadAsync(db => db.Set<ReviewRequest>().AsNoTracking()
        .Where(request => request.File == file).OrderBy(request => request.AskedAt).ToListAsync(cancel));

    /// <summary>A request that waits, with the draft it is about, or without one for the file; null when it does not wait any more.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<(ReviewRequest Request, Draft? Draft)?> FindAsync(long id, CancellationToken cancel) => store.ReadAsync(db => FindAsync(db, id, cancel));

    /// <summary>
    /// Keeps a text as somebody's own draft and asks for a signature to it, or asks again. For a file that is signed as it is, nothing is kept.
    /// </summary>
    /// <param name="open">With the text that is to be signed.</param>
    /// <param name="isFile">It is the text of the file.</param>
    /// <param name="reviewer">An id of people.yaml; empty for any reviewer.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<EditResult> AskAsync(
        OpenArticle open, bool isFile, string title, string reviewer, string note, Actor actor, CancellationToken cancel) => store.WriteAsync<EditResult>(
        async transaction =>
        {
            string file = open.Path.Path;
            Draft? other = isFile
                ? await DraftStore.RemoveUnchangedAsync(transaction, file, open.Text, actor, cancel)
                : (await drafts.SaveAsync(transaction, file, open.Text, open.ExpectedVersion, open.DraftVersion, actor, cancel)
                    as DraftOutcome.ChangedMeanwhile)?.Now;
            if (other is not null)
            {
                return new EditResult.Conflict<Draft>(other);
            }

            string signature = ArticleDocument.Parse(open.Text)?.Signature ?? "";
            DateTimeOffset now = clock.GetUtcNow();
            int known = await Own(transaction.Db, file, actor).ExecuteUpdateAsync(
                set => set.SetProperty(request => request.Title, title).SetProperty(request => request.Signature, signature)
                    .SetProperty(request => request.Reviewer, reviewer).SetProperty(request => request.Note, note)
                    .SetProperty(request => request.AskedAt, now).SetProperty(request => request.State, ReviewState.Waiting)
                    .SetProperty(request => request.Reason, (string?)null), cancel);
            if (known == 0)
            {
                transaction.Db.Add(new ReviewRequest
                {
                    File = file,
                    Account = actor.Account!.Value,
                    Writer = actor.Name,
                    Title = title,
                    Signature = signature,
                    Reviewer = reviewer,
                    Note = note,
                    AskedAt = now,
                    State = ReviewState.Waiting,
                });
            }

            audit.Record(transaction, actor, "article.ask-review", $"text {file}", reviewer.Length > 0 ? $"of {reviewer}" : null);
            return EditResult.Saved.Instance;
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

    internal static async Task<(ReviewRequest Request, Draft? Draft)?> FindAsync(SiteDbContext db, long id, CancellationToken cancel) =>
        await db.Set<ReviewRequest>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.State == ReviewState.Waiting, cancel) is { } request
            ? (request, await db.Set<Draft>().AsNoTracking().FirstOrDefaultAsync(one => one.File == request.File && one.Account == request.Account, cancel))
            : null;

    /// <summary>In the transaction that signs a file, or takes it away: nobody is asked any longer to sign it as it is.</summary>
    internal static Task<int> EndForFileAsync(WriteTransaction transaction, string file, CancellationToken cancel) =>
        ForFile(transaction.Db, file).ExecuteDeleteAsync(cancel);

    /// <summary>In the transaction that puts a file in the place of another: who is asked to sign it is asked there.</summary>
    internal static async Task MoveToFileAsync(WriteTransaction transaction, string file, string other, CancellationToken cancel)
    {
        await ForFile(transaction.Db, file)
            .Where(request => !transaction.Db.Set<ReviewRequest>().Any(one => one.File == other && one.Account == request.Account))
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.File, other), cancel);
        await EndForFileAsync(transaction, file, cancel);
    }

    // Those about the file itself: their askers are writing nothing in it.
    private static IQueryable<ReviewRequest> ForFile(SiteDbContext db, string file) => db.Set<ReviewRequest>()
        .Where(request => request.File == file && !db.Set<Draft>().Any(draft => draft.File == file && draft.Account == request.Account));

    private static IQueryable<ReviewRequest> Own(SiteDbContext db, string file, Actor actor) =>
        db.Set<ReviewRequest>().Where(request => request.File == file && request.Account == actor.Account);
}
