using FibroInfo.Content;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;

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
