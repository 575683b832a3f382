using System.Text;
using FibroInfo.Content;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>What a text was when it was last seen: while the content folder is away, whoever is writing goes on from there.</summary>
public sealed class LastKnownVersions(SiteDatabase store)
{
    /// <returns>The whole file; null when no version of it is kept.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<byte[]?> FindAsync(ContentPath path, CancellationToken cancel)
    {
        string file = path.Path;
        return store.ReadAsync(async db => await db.Set<Revision>().Where(one => one.File == file)
            .OrderByDescending(one => one.Number).Select(one => one.Text).FirstOrDefaultAsync(cancel) is { } hash
            ? await RevisionLog.UnpackAsync(db, hash, cancel) : null);
    }

    /// <returns>The newest versions of a file, whole, the newest first.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
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
                versions.Add(await RevisionLog.UnpackAsync(db, hash, cancel));
            }

            return versions;
        });
    }
}

/// <summary>
/// Keeps the page of a broken file on the air through a restart: the newest version of it that can be read is shown until the
/// file can be read again. While the site runs, the reader itself keeps the last good version.
/// </summary>
public sealed class LastValidVersions(
    ContentLoader reader, ContentWatcher contentWatcher, LastKnownVersions versions, ContentStore contentStore, SiteDatabase store,
    TimeProvider clock, ILogger<LastValidVersions> log)
    : RecurringJob(clock, log)
{
    // Who mends a file by hand may save it broken more than once.
    private const int MaxVersions = 20;

    private static readonly TimeSpan ContentLoadingMiddleware = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (!contentStore.IsLoaded || !store.WasTried)
        {
            return ContentLoadingMiddleware;
        }

        ContentPath[] broken = [.. reader.WithoutGoodVersion.Where(path => !_asked.Contains(path.Path))];
        foreach (ContentPath path in broken)
        {
            IReadOnlyList<byte[]> kept = await versions.ListAsync(path, MaxVersions, cancel);
            reader.Offer(path, [.. kept.Select(bytes => Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n"))]);
            _asked.Add(path.Path);
        }

        if (broken.Length > 0)
        {
            await contentWatcher.RefreshNowAsync(cancel);
        }

        return Pause;
    }
}
