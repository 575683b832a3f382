using FibroInfo.Content;
using FibroInfo.Editing;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>The shelf as the staff must see it: who has just saved is not shown what stood there before.</summary>
public sealed class FreshShelf(ContentStore shelf, ContentWatcher keeper, ContentFiles files)
{
    // A folder that takes long to read is shown as it was; the saved source itself is always read from its file.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private int _seen;

    /// <summary>Since when the content folder has been away; null while it is there.</summary>
    public DateTimeOffset? AwaySince => shelf.AwaySince;

    public async Task<ContentSnapshot> AllAsync(CancellationToken cancel)
    {
        int writes = files.Writes;
        if (Volatile.Read(ref _seen) != writes)
        {
            try
            {
                await keeper.CatchUpAsync(cancel).WaitAsync(Patience, cancel);
                Volatile.Write(ref _seen, writes);
            }
            catch (TimeoutException)
            {
                // The next page asks again.
            }
        }

        return shelf.All;
    }

    public async Task<SourceIndex> SourcesAsync(CancellationToken cancel) => SourceIndex.Of(await AllAsync(cancel));
}
