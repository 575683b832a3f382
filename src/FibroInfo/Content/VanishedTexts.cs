using System.Diagnostics;
using FibroInfo.Content.Files;

namespace FibroInfo.Content;

/// <summary>
/// Texts that are gone from the folder. Somebody may be deleting or moving all of it, and the file that marks it goes last: they
/// count as deleted once no more of them went for a moment.
/// </summary>
internal sealed class VanishedTexts
{
    // Beside the wait until it is quiet, and a reading, both leave it done within a second.
    private static readonly TimeSpan OfOneFolder = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan OfSeveral = TimeSpan.FromMilliseconds(600);

    private HashSet<string> _gone = [];
    private long _since;

    /// <param name="before">What was read.</param>
    /// <param name="now">What is there.</param>
    /// <returns>Whether it can be read as it is now; if not, look again soon.</returns>
    public bool HaveSettled(Inventory before, Inventory now)
    {
        HashSet<string> gone = [.. before.Stamps.Keys.Where(path => !now.Stamps.ContainsKey(path) && ContentPath.Of(path, []) is not null)];
        if (!gone.SetEquals(_gone))
        {
            (_gone, _since) = (gone, Stopwatch.GetTimestamp());
        }

        TimeSpan wait = gone.Count == 0 ? TimeSpan.Zero : gone.Select(Path.GetDirectoryName).Distinct().Count() == 1 ? OfOneFolder : OfSeveral;
        return Stopwatch.GetElapsedTime(_since) >= wait;
    }
}
