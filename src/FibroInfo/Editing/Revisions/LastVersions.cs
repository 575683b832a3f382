using FibroInfo.Content;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>What a text was when it was last seen: while the content folder is away, whoever is writing goes on from there.</summary>
public sealed class LastVersions(Store store)
{
    /// <returns>The whole file; null when no version of it is kept.</returns>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<byte[]?> FindAsync(ContentPath path, CancellationToken cancel)
    {
        string file = path.Path;
        return store.ReadAsync(async db => await db.Set<Revision>().Where(one => one.File == file)
            .OrderByDescending(one => one.Number).Select(one => one.Text).FirstOrDefaultAsync(cancel) is { } hash
            ? await RevisionTrail.UnpackAsync(db, hash, cancel) : null);
    }

    /// <returns>The newest versions of a file, whole, the newest first.</returns>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<IReadOnlyList<byte[]>> ListAsync(ContentPath path, int count, CancellationToken cancel)
    {
        string file = path.Path;
        return store.ReadAsync<IReadOnlyList<byte[]>>(async db =>
        {
            List<string> hashes = await db.Set<Revision>().Where(one => one.File == file)
                .OrderByDescending(one => one.Number).Select(one => one.Text).Take(count).ToListAsync(cancel);
            var versions = new List<byte[]>();
            foreach (string hash in hashes)
            {
                versions.Add(await RevisionTrail.UnpackAsync(db, hash, cancel));
            }

            return versions;
        });
    }
}
