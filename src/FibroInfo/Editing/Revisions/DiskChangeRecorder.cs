using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>Finds what was changed in the folder without this site, and keeps it as a version "on disk": at the first start that is every text.</summary>
public sealed class DiskChangeRecorder(ContentFileWriter files, SiteDatabase store, RevisionLog trail)
{
    // While they are written, nobody else writes.
    private const int AtOnce = 25;

    // More than that is no text.
    private const long MaxBytes = 4 * 1024 * 1024;

    private readonly Dictionary<string, FileStamp> _seen = new(StringComparer.Ordinal);

    /// <summary>All texts whose stamp moved since this was last called.</summary>
    /// <returns>False when the folder is away: nothing can be said of its texts then.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer; what was kept so far is kept.</exception>
    public async Task<bool> RecordAsync(CancellationToken cancel)
    {
        ContentFolderListing inventory = files.Scan();
        (string Path, FileStamp Stamp)[] moved =
        [
            .. inventory.Stamps.Select(pair => (Path: pair.Key, Stamp: pair.Value))
                .Where(file => file.Stamp.Bytes <= MaxBytes && _seen.GetValueOrDefault(file.Path) != file.Stamp && ContentPath.Parse(file.Path, []) is not null)
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
        Dictionary<string, string> newest = moved.Length == 0 ? [] : await NewestAsync(cancel);
        foreach ((string Path, FileStamp Stamp)[] some in moved.Where(file => IsOther(file.Path, newest)).Chunk(AtOnce))
        {
            await RecordAsync([.. some.Select(file => file.Path)], cancel);
        }

        foreach ((string path, FileStamp stamp) in moved)
        {
            _seen[path] = stamp;
        }

        return !inventory.IsAway;
    }

    /// <summary>One text, at once: whoever looks at its versions misses none.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task RecordAsync(ContentPath path, CancellationToken cancel)
    {
        string file = path.Path;
        string? newest = await store.ReadAsync(db => db.Set<Revision>().Where(one => one.File == file)
            .OrderByDescending(one => one.Number).Select(one => one.Text).FirstOrDefaultAsync(cancel));
        if (IsOther(file, newest is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [file] = newest }))
        {
            await RecordAsync([file], cancel);
        }
    }

    // Read inside the transaction: no editor of this site writes meanwhile, so none of theirs is taken for the disk's.
    private Task<bool> RecordAsync(string[] paths, CancellationToken cancel) => store.WriteAsync(
        async transaction =>
        {
            foreach (string path in paths)
            {
                if (Read(path) is { } bytes)
                {
                    await trail.RecordAsync(transaction, path, bytes, files.IsOwn(path, bytes) ? Actor.Site : Revision.OnDisk, "", null, cancel);
                }
            }

            return true;
        }, cancel);

    private Task<Dictionary<string, string>> NewestAsync(CancellationToken cancel) => store.ReadAsync(
        db => db.Set<Revision>()
            .Where(one => one.Number == db.Set<Revision>().Where(other => other.File == one.File).Max(other => other.Number))
            .Select(one => new { one.File, one.Text }).ToDictionaryAsync(one => one.File, one => one.Text, cancel));

    private bool IsOther(string path, Dictionary<string, string> newest) =>
        Read(path) is { } bytes && newest.GetValueOrDefault(path) != ContentHash.Compute(bytes);

    private byte[]? Read(string path)
    {
        try
        {
            return files.Read(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The site cannot show it either, and says so.
            return null;
        }
    }
}
