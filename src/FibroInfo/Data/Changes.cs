namespace FibroInfo.Data;

/// <summary>
/// Tells who keeps copies (the page cache) what was changed, after it is on the disk. Tags are words such as
/// <c>article:fibro-fog</c>.
/// </summary>
public sealed class Changes
{
    private Action<IReadOnlyCollection<string>> _listeners = _ => { };

    /// <summary>From now on <paramref name="listener"/> hears of every commit, on the thread that made it; before the writer is answered.</summary>
    public void Listen(Action<IReadOnlyCollection<string>> listener) => _listeners += listener;

    public void Tell(IReadOnlyCollection<string> tags)
    {
        if (tags.Count > 0)
        {
            _listeners(tags);
        }
    }
}
