using FibroInfo.Content;
using FibroInfo.Data;

namespace FibroInfo.Editing.Revisions;

/// <summary>Follows the shelf: after each reading of the folder what changed on disk becomes a version, and what readers have now is written down.</summary>
public sealed class RevisionRecorder(
    DiskChangeRecorder folder, SiteDatabase store, ContentStore contentStore, TimeProvider clock, ILogger<RevisionRecorder> log)
    : RecurringJob(clock, log)
{
    private static readonly TimeSpan ContentLoadingMiddleware = TimeSpan.FromMilliseconds(100);

    // Two references are compared: nothing is asked of the rows while nothing changes.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PublicationHistory _showings = new(store, clock);
    private ContentSnapshot? _read;
    private PublishedContent? _shown;

    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        if (!contentStore.IsLoaded || !store.WasTried)
        {
            return ContentLoadingMiddleware;
        }

        (ContentSnapshot read, PublishedContent shown) = (contentStore.Snapshot, contentStore.Current);
        if (!ReferenceEquals(read, _read))
        {
            // Once it is back, what changed before it went is still to be noted.
            _read = await folder.RecordAsync(cancel) ? read : null;
        }

        if (!ReferenceEquals(shown, _shown))
        {
            await _showings.RecordAsync(shown, cancel);
            _shown = shown;
        }

        return Pause;
    }
}
