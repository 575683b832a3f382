using FibroInfo.Site;

namespace FibroInfo.Content;

/// <summary>
/// The content in memory. <see cref="Current"/> holds only what is public now, and is built again when the clock passes
/// <see cref="PublishedContent.GoodUntil"/>, so a draft cannot leak through a forgotten filter. Thread-safe.
/// </summary>
public sealed class ContentStore(TimeProvider clock)
{
    private readonly Lock _replaceLock = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ContentSnapshot _all = ContentSnapshot.Empty;
    private PublishedContent _current = PublishedContent.Empty;

    /// <summary>False until the content folder has been read for the first time.</summary>
    public bool IsLoaded => Loaded.IsCompleted;

    /// <summary>Completes when the content folder has been read for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Since when the content folder has been away; null while it is there. What was read before is kept.</summary>
    public DateTimeOffset? AwaySince { get; private set; }

    /// <summary>Everything, including drafts: for staff and for checks.</summary>
    public ContentSnapshot Snapshot => _all;

    /// <summary>What the public may see at this moment.</summary>
    public PublishedContent Current
    {
        get
        {
            PublishedContent current = Volatile.Read(ref _current);
            return current.IsGoodAt(clock.GetUtcNow()) ? current : Rebuild();
        }
    }

    public SiteProfile Site => _all.SiteData.Site;

    public void Replace(ContentSnapshot snapshot)
    {
        lock (_replaceLock)
        {
            _all = snapshot;
            Volatile.Write(ref _current, snapshot.PublicAt(clock.GetUtcNow()));
            _loaded.TrySetResult();
        }
    }

    /// <summary>Notes that the content folder is away, or is back.</summary>
    /// <returns>Whether that is a change.</returns>
    internal bool SetAway(bool isAway)
    {
        bool hasChanged = isAway != (AwaySince is not null);
        AwaySince = !isAway ? null : AwaySince ?? clock.GetUtcNow();
        return hasChanged;
    }

    private PublishedContent Rebuild()
    {
        lock (_replaceLock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!_current.IsGoodAt(now))
            {
                Volatile.Write(ref _current, _all.PublicAt(now));
            }

            return _current;
        }
    }
}
