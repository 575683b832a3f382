using System.Collections.Concurrent;

namespace FibroInfo.Data;

/// <summary>
/// Tells caches, such as the page cache, what was changed, after the change is on disk. Tags are words such as
/// <c>article:fibro-fog</c>. A cache remembers <see cref="Count"/> from before it reads, and asks later whether its copy is still valid.
/// </summary>
public sealed class ChangeNotifier
{
    private readonly ConcurrentDictionary<string, long> _lastChanges = new(StringComparer.Ordinal);
    private Action<IReadOnlyCollection<string>> _listeners = _ => { };
    private long _count;

    /// <summary>How many commits were announced so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Whether something with this tag was changed after the first <paramref name="count"/> commits.</summary>
    public bool IsChanged(string tag, long count) => _lastChanges.GetValueOrDefault(tag) > count;

    /// <summary>Calls <paramref name="listener"/> at every commit, on the committing thread, before the writer gets its answer.</summary>
    public void Subscribe(Action<IReadOnlyCollection<string>> listener) => _listeners += listener;

    public void Notify(IReadOnlyCollection<string> tags)
    {
        if (tags.Count > 0)
        {
            long number = Interlocked.Increment(ref _count);
            foreach (string tag in tags)
            {
                _lastChanges[tag] = number;
            }

            _listeners(tags);
        }
    }
}

/// <summary>
/// Caches answers of the database until a change to them is announced. An answer whose query began before a change and ended after
/// it is not used, as with pages (<c>decisions/0007</c>).
/// </summary>
/// <param name="changeNotifier">Tells of every commit.</param>
/// <param name="max">The most answers to keep; beyond it the cache is emptied.</param>
public sealed class TaggedCache<TKey, TValue>(ChangeNotifier changeNotifier, int max)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (long Begun, TValue Value)> _kept = new();

    /// <param name="tag">The tag that announces a change of the answer.</param>
    /// <param name="ask">Queries the database.</param>
    public async ValueTask<TValue> GetAsync(TKey key, string tag, Func<Task<TValue>> ask)
    {
        if (_kept.TryGetValue(key, out (long Begun, TValue Value) kept) && !changeNotifier.IsChanged(tag, kept.Begun))
        {
            return kept.Value;
        }

        long begun = changeNotifier.Count;
        TValue value = await ask();
        if (_kept.Count >= max)
        {
            _kept.Clear();
        }

        _kept[key] = (begun, value);
        return value;
    }
}
