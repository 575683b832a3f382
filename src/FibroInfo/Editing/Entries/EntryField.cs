namespace FibroInfo.Editing.Entries;

/// <summary>How a value of a yaml file is typed.</summary>
public enum EntryKind
{
    Line,
    Long,

    /// <summary>A list, one item a line.</summary>
    Lines,
    Number,
    Day,

    /// <summary>One of some words.</summary>
    Word,

    /// <summary>A box to tick.</summary>
    Yes,

    /// <summary>Ids of topics, as boxes to tick.</summary>
    Topics,

    /// <summary>One id of a condition.</summary>
    Condition,

    /// <summary>A map with fields of its own.</summary>
    Group,

    /// <summary>A list of maps, each a row.</summary>
    Rows,
}

/// <summary>A key of a yaml file that the form has a field for.</summary>
public sealed record EntryField(string Name, EntryKind Kind, params IReadOnlyList<EntryField> Fields)
{
    /// <summary>May be written once for each language.</summary>
    public bool IsLocal { get; init; }

    public bool IsNeeded { get; init; }

    /// <summary>Of a <see cref="EntryKind.Word"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What holds when the key is not there; a list says it one a line.</summary>
    public string Usual { get; init; } = "";

    /// <summary>Of rows: the key that a row has when it is written as a text alone.</summary>
    public string Short { get; init; } = "";

    public bool IsList => Kind is EntryKind.Lines or EntryKind.Topics;

    /// <summary>Of what is typed into it.</summary>
    public int MostCharacters => Kind is EntryKind.Line or EntryKind.Number or EntryKind.Day ? 300 : 4000;
}
