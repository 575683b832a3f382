using System.Collections.Concurrent;

namespace FibroInfo.Data;

/// <summary>
/// Tells who keeps copies (the page cache) what was changed, after it is on the disk. Tags are words such as
/// <c>article:fibro-fog</c>. Who made a copy asks whether it is still true: by the number of changes when it was begun.
/// </summary>
public sealed class Changes
{
    private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);
    private Action<IReadOnlyCollection<string>> _listeners = _ => { };
    private long _count;

    /// <summary>How many commits were told so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Whether what bears this tag was changed after the first <paramref name="count"/> commits.</summary>
    public bool IsChanged(string tag, long count) => _last.GetValueOrDefault(tag) > count;

    /// <summary>From now on <paramref name="listener"/> hears of every commit, on the thread that made it; before the writer is answered.</summary>
    public void Listen(Action<IReadOnlyCollection<string>> listener) => _listeners += listener;

    public void Tell(IReadOnlyCollection<string> tags)
    {
        if (tags.Count > 0)
        {
            long number = Interlocked.Increment(ref _count);
            foreach (string tag in tags)
            {
                _last[tag] = number;
            }

            _listeners(tags);
        }
    }
}
