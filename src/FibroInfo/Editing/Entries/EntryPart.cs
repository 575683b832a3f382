namespace FibroInfo.Editing.Entries;

/// <summary>A field of the form, or several that belong together.</summary>
/// <param name="Name">In the form, and the path in the entry: <c>codes.0.label</c>.</param>
/// <param name="Value">As it is typed; null where it is written in a way that no field can show.</param>
/// <param name="Parts">Of a group, of rows, of what is said in several languages.</param>
public sealed record EntryPart(EntryField Field, string Name, string? Value, params IReadOnlyList<EntryPart> Parts)
{
    /// <summary>The code of the language that it is in; "" where it is the same in all.</summary>
    public string Language { get; init; } = "";

    /// <summary>Of a row: from 1; of all else 0.</summary>
    public int Row { get; init; }

    /// <summary>Of a row: it goes with the next save.</summary>
    public bool IsGone { get; init; }

    public bool IsTooLong { get; init; }

    /// <summary>The fields that are typed into.</summary>
    public IEnumerable<EntryPart> Leaves =>
        Parts.Count == 0 && Field.Kind is not (EntryKind.Rows or EntryKind.Group) ? [this] : Parts.SelectMany(part => part.Leaves);

    /// <summary>It and all that is in it.</summary>
    public IEnumerable<EntryPart> All => Parts.SelectMany(part => part.All).Prepend(this);
}
