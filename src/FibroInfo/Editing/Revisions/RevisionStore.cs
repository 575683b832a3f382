using FibroInfo.Content;
using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>The versions of a text, for the staff.</summary>
public sealed class RevisionStore(SiteDatabase store, AuditTrail audit, TimeProvider clock)
{
    public const int PerPage = 50;

    /// <summary>How many versions of a file there are.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<int> CountAsync(ContentPath path, CancellationToken cancel) => store.ReadAsync(db => ForFile(db, path.Path).CountAsync(cancel));

    /// <summary>Newest first, without their texts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<Revision>> PageAsync(ContentPath path, int page, CancellationToken cancel) => store.ReadAsync(
        db => ForFile(db, path.Path).OrderByDescending(one => one.Number).Skip((page - 1) * PerPage).Take(PerPage).ToListAsync(cancel));

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<Revision?> FindAsync(ContentPath path, int number, CancellationToken cancel) =>
        store.ReadAsync(db => ForFile(db, path.Path).FirstOrDefaultAsync(one => one.Number == number, cancel));

    /// <summary>The whole file, as it was.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<byte[]> ReadAsync(Revision revision, CancellationToken cancel) =>
        store.ReadAsync(db => RevisionLog.UnpackAsync(db, revision.Text, cancel));

    /// <summary>The newest version of a file in which this seal was of the text; null when the site never saw one.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<byte[]?> FindSignedAsync(ContentPath path, string signed, CancellationToken cancel) => store.ReadAsync(async db =>
        await ForFile(db, path.Path).Where(one => one.Signed == signed && one.Sign == SignatureStatus.Signed).OrderByDescending(one => one.Number)
            .FirstOrDefaultAsync(cancel) is { } version ? await RevisionLog.UnpackAsync(db, version.Text, cancel) : null);

    /// <summary>Which texts of an article readers are not shown in comparisons, by <see cref="Revision.Reading"/>.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<Dictionary<string, HiddenRevision>> WithheldAsync(ContentPath path, CancellationToken cancel) =>
        store.ReadAsync(db => Withheld(db, path).AsNoTracking().ToDictionaryAsync(one => one.Text, cancel));

    /// <summary>Takes the text of a version out of the public comparison, whichever versions say the same.</summary>
    /// <returns>False when it was withheld already.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<bool> WithholdAsync(ContentPath path, Revision revision, string because, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            if (await Withheld(transaction.Db, path).AnyAsync(one => one.Text == revision.Reading, cancel))
            {
                return false;
            }

            transaction.Db.Add(new HiddenRevision
            {
                Article = path.Folder.Value,
                Language = path.Language.Code,
                Text = revision.Reading,
                At = clock.GetUtcNow(),
                ActorName = actor.Name,
                Because = because,
            });
            Record(transaction, path, revision, actor, "revision.withhold", because);
            return true;
        }, cancel);

    /// <summary>Gives it back.</summary>
    /// <returns>False when it was not withheld.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<bool> ShowAsync(ContentPath path, Revision revision, string because, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            bool wasWithheld = await Withheld(transaction.Db, path).Where(one => one.Text == revision.Reading).ExecuteDeleteAsync(cancel) > 0;
            if (wasWithheld)
            {
                Record(transaction, path, revision, actor, "revision.show", because);
            }

            return wasWithheld;
        }, cancel);

    private void Record(WriteTransaction transaction, ContentPath path, Revision revision, Actor actor, string action, string because)
    {
        transaction.Invalidate(PublicChanges.TagOf(path.Folder));
        audit.Record(transaction, actor, action, $"text {path.Path}", $"version {revision.Number}: {because}");
    }

    private static IQueryable<Revision> ForFile(SiteDbContext db, string file) => db.Set<Revision>().AsNoTracking().Where(one => one.File == file);

    private static IQueryable<HiddenRevision> Withheld(SiteDbContext db, ContentPath path)
    {
        // Of a plain page nothing is compared in public.
        (bool isArticle, string article, string language) = (path.IsArticle, path.Folder.Value, path.Language.Code);
        return db.Set<HiddenRevision>().Where(one => isArticle && one.Article == article && one.Language == language);
    }
}
