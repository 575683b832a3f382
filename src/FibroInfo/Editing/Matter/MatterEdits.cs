namespace FibroInfo.Editing.Matter;

/// <summary>Keys of one line that the site itself sets: a state, a date.</summary>
public static class MatterEdits
{
    /// <summary>An empty text takes a key away; one that says the same already stays as it is written.</summary>
    public static MatterText Set(MatterText matter, params IEnumerable<(string Key, string Text)> keys) =>
        keys.Where(key => matter.Text(key.Key) != key.Text).Aggregate(matter, (made, key) => MatterEdit.Set(made, key.Key, key.Text));
}
