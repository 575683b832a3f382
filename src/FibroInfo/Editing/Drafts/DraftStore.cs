using FibroInfo.Audit;
using FibroInfo.Content;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Drafts;

/// <summary>What the staff are writing: rows, so that no word is lost with a browser, a session or a power cut.</summary>
public sealed class DraftStore(SiteDatabase store, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Of every text and everybody, the last saved first.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<Draft>> AllAsync(CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Draft>().AsNoTracking().OrderByDescending(draft => draft.SavedAt).ToListAsync(cancel));

    /// <summary>Everybody's of one text, the last saved first.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<Draft>> ListForFileAsync(string file, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Draft>().AsNoTracking().Where(draft => draft.File == file).OrderByDescending(draft => draft.SavedAt).ToListAsync(cancel));

    /// <param name="file">Below the content folder.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="expectedVersion">Which file the writer began with.</param>
    /// <param name="version">The last one that this browser saw; 0 when there was none.</param>
    /// <param name="actor">Somebody with an account.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task<DraftOutcome> SaveAsync(string file, string text, string expectedVersion, int version, Actor actor, CancellationToken cancel) =>
        store.WriteAsync(transaction => SaveAsync(transaction, file, text, expectedVersion, version, actor, cancel), cancel);

    /// <summary>In the transaction of what is done with the draft.</summary>
    internal async Task<DraftOutcome> SaveAsync(
        WriteTransaction transaction, string file, string text, string expectedVersion, int version, Actor actor, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        IQueryable<Draft> own = Own(transaction.Db, file, actor.Account!.Value);
        int changed = await own.Where(draft => draft.Version == version).ExecuteUpdateAsync(
            set => set.SetProperty(draft => draft.Text, text).SetProperty(draft => draft.Seen, expectedVersion)
                .SetProperty(draft => draft.Version, version + 1).SetProperty(draft => draft.SavedAt, now), cancel);
        if (changed == 0 && await own.AsNoTracking().FirstOrDefaultAsync(cancel) is { } other)
        {
            return new DraftOutcome.ChangedMeanwhile(other);
        }

        if (changed == 0)
        {
            transaction.Db.Add(New(file, text, expectedVersion, version + 1, actor, now));
        }

        return new DraftOutcome.Saved(version + 1, now);
    }

    /// <summary>Throws somebody's own draft away.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<bool> DiscardAsync(string file, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            bool wasThere = await RemoveAsync(transaction, file, actor, cancel);
            if (wasThere)
            {
                audit.Record(transaction, actor, $"{ContentPath.Parse(file, [])?.Kind ?? "text"}.discard", $"text {file}");
            }

            return wasThere;
        }, cancel);

    /// <summary>In the transaction of what made it needless; whoever was asked to sign it is asked no more.</summary>
    internal static async Task<bool> RemoveAsync(WriteTransaction transaction, string file, Actor actor, CancellationToken cancel)
    {
        await transaction.Db.Set<ReviewRequest>().Where(request => request.File == file && request.Account == actor.Account).ExecuteDeleteAsync(cancel);
        return await Own(transaction.Db, file, actor.Account!.Value).ExecuteDeleteAsync(cancel) > 0;
    }

    /// <summary>In the transaction of what needs no draft while nothing is written in the file.</summary>
    /// <param name="text">Of the file.</param>
    /// <returns>The person's draft, if it says anything else; it stays.</returns>
    internal static async Task<Draft?> RemoveUnchangedAsync(WriteTransaction transaction, string file, string text, Actor actor, CancellationToken cancel)
    {
        IQueryable<Draft> own = Own(transaction.Db, file, actor.Account!.Value);
        Draft? draft = await own.AsNoTracking().FirstOrDefaultAsync(cancel);
        if (draft?.Text != text)
        {
            return draft;
        }

        await own.ExecuteDeleteAsync(cancel);
        return null;
    }

    /// <summary>In the transaction of what gave the words back.</summary>
    /// <returns>False when the person has a draft there, which stays.</returns>
    internal static async Task<bool> BeginAsync(
        WriteTransaction transaction, string file, string text, string expectedVersion, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        bool isFree = !await Own(transaction.Db, file, actor.Account!.Value).AnyAsync(cancel);
        if (isFree)
        {
            transaction.Db.Add(New(file, text, expectedVersion, 1, actor, now));
        }

        return isFree;
    }

    /// <summary>In the transaction of what changed single keys of a file: who began with it goes on with those keys changed, and loses no word.</summary>
    /// <param name="change">Null for a draft that stays as it is: its writer sees both versions.</param>
    internal static async Task RebaseAsync(
        WriteTransaction transaction, string file, byte[] before, byte[] current, Func<string, string?> change, CancellationToken cancel)
    {
        (string seen, string fresh) = (ContentHash.Compute(before), ContentHash.Compute(current));
        foreach (Draft draft in await transaction.Db.Set<Draft>().AsNoTracking().Where(draft => draft.File == file && draft.Seen == seen).ToListAsync(cancel))
        {
            if (change(draft.Text) is { } text)
            {
                // Its version stays: an open window saves on, and is told at publishing.
                await transaction.Db.Set<Draft>().Where(one => one.Id == draft.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, text).SetProperty(one => one.Seen, fresh), cancel);
            }
        }
    }

    private static Draft New(string file, string text, string expectedVersion, int version, Actor actor, DateTimeOffset now) => new()
    {
        File = file,
        Account = actor.Account!.Value,
        Writer = actor.Name,
        Text = text,
        Seen = expectedVersion,
        Version = version,
        SavedAt = now,
    };

    private static IQueryable<Draft> Own(SiteDbContext db, string file, long account) =>
        db.Set<Draft>().Where(draft => draft.File == file && draft.Account == account);
}

/// <summary>What became of a draft that was to be saved.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    /// <param name="Version">What the next save has to name.</param>
    public sealed record Saved(int Version, DateTimeOffset At) : DraftOutcome;

    /// <param name="Now">As the same person saved it in another browser.</param>
    public sealed record ChangedMeanwhile(Draft Now) : DraftOutcome;
}
