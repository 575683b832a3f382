using System.Collections.Concurrent;

namespace FibroInfo.Data;

/// <summary>
/// What rows answered, kept in memory until a change of them is told. An answer that was asked for before a change and
/// came after it is not kept, as with pages (<c>decisions/0007</c>).
/// </summary>
/// <param name="changes">Tells of every commit.</param>
/// <param name="most">How many answers are kept; one more, and it begins anew.</param>
public sealed class Remembered<TKey, TValue>(Changes changes, int most)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (long Begun, TValue Value)> _kept = new();

    /// <param name="key">What is asked for.</param>
    /// <param name="tag">The word by which a change of the answer is told.</param>
    /// <param name="ask">Asks the rows.</param>
    public async ValueTask<TValue> GetAsync(TKey key, string tag, Func<Task<TValue>> ask)
    {
        if (_kept.TryGetValue(key, out (long Begun, TValue Value) kept) && !changes.IsChanged(tag, kept.Begun))
        {
            return kept.Value;
        }

        long begun = changes.Count;
        TValue value = await ask();
        if (_kept.Count >= most)
        {
            _kept.Clear();
        }

        _kept[key] = (begun, value);
        return value;
    }
}
