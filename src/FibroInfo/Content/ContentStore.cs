using FibroInfo.Site;

namespace FibroInfo.Content;

/// <summary>
/// The one place everybody reads from. <see cref="Current"/> holds only what is public now and is made again when the
/// clock passes its end, so a draft cannot leak by a forgotten filter. Safe to use from every thread.
/// </summary>
public sealed class ContentStore(TimeProvider clock)
{
    private readonly Lock _swap = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ContentSnapshot _all = ContentSnapshot.Empty;
    private PublishedContent _current = PublishedContent.Empty;

    /// <summary>False until the content folder was read for the first time.</summary>
    public bool IsLoaded => Loaded.IsCompleted;

    /// <summary>Ends when the content folder was read for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Since when the content folder has been away; null while it is there. What was read before stays.</summary>
    public DateTimeOffset? AwaySince { get; private set; }

    /// <summary>Everything, drafts too: for staff and for checks.</summary>
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
        lock (_swap)
        {
            _all = snapshot;
            Volatile.Write(ref _current, snapshot.PublicAt(clock.GetUtcNow()));
            _loaded.TrySetResult();
        }
    }

    /// <summary>Notes that the content folder is away, or is back.</summary>
    /// <returns>Whether that is news.</returns>
    internal bool SetAway(bool isAway)
    {
        bool isNews = isAway != (AwaySince is not null);
        AwaySince = !isAway ? null : AwaySince ?? clock.GetUtcNow();
        return isNews;
    }

    private PublishedContent Rebuild()
    {
        lock (_swap)
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
