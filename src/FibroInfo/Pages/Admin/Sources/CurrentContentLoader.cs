using FibroInfo.Content;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.References;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>The shelf as the staff must see it: who has just saved is not shown what stood there before.</summary>
public sealed class CurrentContentLoader(ContentStore contentStore, ContentWatcher contentWatcher, ContentFileWriter files)
{
    // A folder that takes long to read is shown as it was; the saved source itself is always read from its file.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private int _seen;

    /// <summary>Since when the content folder has been away; null while it is there.</summary>
    public DateTimeOffset? AwaySince => contentStore.AwaySince;

    public async Task<ContentSnapshot> GetSnapshotAsync(CancellationToken cancel)
    {
        int writes = files.Writes;
        if (Volatile.Read(ref _seen) != writes)
        {
            try
            {
                await contentWatcher.RefreshNowAsync(cancel).WaitAsync(Patience, cancel);
                Volatile.Write(ref _seen, writes);
            }
            catch (TimeoutException)
            {
                // The next page asks again.
            }
        }

        return contentStore.Snapshot;
    }

    public async Task<SourceIndex> GetSourceIndexAsync(CancellationToken cancel) => SourceIndex.GetFor(await GetSnapshotAsync(cancel));
}

internal static class SourceFinder
{
    /// <summary>
    /// A source as the file has it now. One that shares its DOI or PMID with another is in the file alone, for the site reads no such
    /// file; merging the two is how that is mended.
    /// </summary>
    /// <param name="key">In any letter case, where the site has read it.</param>
    public static Reference? FindOrRead(this SourceEditor editor, ContentSnapshot all, string key)
    {
        Reference? known = all.Bibliography.FindCanonical(key);
        return editor.Find(known?.Id ?? key) ?? known;
    }
}
