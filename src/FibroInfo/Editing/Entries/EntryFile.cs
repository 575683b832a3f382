namespace FibroInfo.Editing.Entries;

/// <summary>One of the yaml files as its form has it.</summary>
/// <param name="Name">In addresses, in the audit and among the words.</param>
/// <param name="Path">Below the content folder.</param>
/// <param name="Fields">Of one entry, in the order of the shipped files; of the whole file where it has no entries.</param>
public sealed record EntryFile(string Name, string Path, params IReadOnlyList<EntryField> Fields)
{
    /// <summary>False for the one that says a single thing.</summary>
    public bool HasEntries { get; init; } = true;

    /// <summary>An entry says everything once for each language.</summary>
    public bool IsByLanguage { get; init; }
}
