using System.Collections.Concurrent;

namespace FibroInfo.Data;

/// <summary>
/// Tells who keeps copies (the page cache) what was changed, after it is on the disk. Tags are words such as
/// <c>article:fibro-fog</c>. Who made a copy asks whether it is still true: by the number of changes when it was begun.
/// </summary>
public sealed class ChangeNotifier
{
    private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);
    private Action<IReadOnlyCollection<string>> _listeners = _ => { };
    private long _count;

    /// <summary>How many commits were told so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Whether what bears this tag was changed after the first <paramref name="count"/> commits.</summary>
    public bool IsChanged(string tag, long count) => _last.GetValueOrDefault(tag) > count;

    /// <summary>From now on <paramref name="listener"/> hears of every commit, on the thread that made it; before the writer is answered.</summary>
    public void Subscribe(Action<IReadOnlyCollection<string>> listener) => _listeners += listener;

    public void Notify(IReadOnlyCollection<string> tags)
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

/// <summary>
/// What rows answered, kept in memory until a change of them is told. An answer that was asked for before a change and
/// came after it is not kept, as with pages (<c>decisions/0007</c>).
/// </summary>
/// <param name="changeNotifier">Tells of every commit.</param>
/// <param name="max">How many answers are kept; one more, and it begins anew.</param>
public sealed class TaggedCache<TKey, TValue>(ChangeNotifier changeNotifier, int max)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (long Begun, TValue Value)> _kept = new();

    /// <param name="key">What is asked for.</param>
    /// <param name="tag">The word by which a change of the answer is told.</param>
    /// <param name="ask">Asks the rows.</param>
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
