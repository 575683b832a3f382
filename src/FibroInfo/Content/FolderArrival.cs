using FibroInfo.Content.Files;

namespace FibroInfo.Content;

/// <summary>
/// Watches a folder that was away come back. Who copies a folder into its place copies file by file: it is whole once two looks
/// at it, one after the other, find the same.
/// </summary>
public sealed class FolderArrival(ContentFolder folder)
{
    // Where files are changed all the time, waiting would never end.
    private const int MostLooks = 50;

    private Inventory? _seen;
    private int _looks;

    /// <summary>True while files are coming in: it wants to be looked at again soon.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Looks at the folder.</summary>
    /// <returns>Whether it can be read now: it is whole, or still away.</returns>
    public bool HasSettled()
    {
        Inventory now = folder.Scan();
        IsUnderWay = !now.IsAway && !(_seen is not null && now.IsSameAs(_seen)) && ++_looks < MostLooks;
        (_seen, _looks) = IsUnderWay ? (now, _looks) : (null, 0);
        return !IsUnderWay;
    }
}
