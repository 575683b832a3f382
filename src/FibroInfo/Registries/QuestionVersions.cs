using System.Collections.Concurrent;

namespace FibroInfo.Registries;

/// <summary>How often something about a question has changed since the start: who keeps what was made of it can tell whether it still holds.</summary>
internal sealed class QuestionVersions
{
    private readonly ConcurrentDictionary<Question, int> _changes = new();
    private int _all;

    public int All => Volatile.Read(ref _all);

    public int Of(Question question) => _changes.GetValueOrDefault(question);

    public void Change(Question question)
    {
        _changes.AddOrUpdate(question, 1, (_, before) => before + 1);
        Interlocked.Increment(ref _all);
    }
}
