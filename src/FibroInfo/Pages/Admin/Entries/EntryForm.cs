using FibroInfo.Editing.Entries;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Entries;

/// <summary>The fields of an entry, with what is said about them.</summary>
public sealed record EntryForm(EntryFile File, IReadOnlyList<EntryPart> Parts, IReadOnlyList<EntryFinding> Findings, Handbook Handbook)
{
    /// <summary>The name of a field among the words: its place without languages and numbers.</summary>
    public string KeyOf(EntryPart part)
    {
        IEnumerable<string> steps = part.Name.Split('.').Where(step => !int.TryParse(step, out _));
        steps = File.IsByLanguage ? steps.Skip(1) : part.Language.Length > 0 ? steps.SkipLast(1) : steps;
        return $"{File.Name}.{string.Join('.', steps)}";
    }

    public string LabelOf(EntryPart part, Words words)
    {
        string label = words[$"entries.field.{KeyOf(part)}"];
        return part.Language.Length > 0 && !File.IsByLanguage ? words["entries.in-language", label, NameOf(part.Language)] : label;
    }

    /// <summary>A language as people call it; what is none, as it is written.</summary>
    public static string NameOf(string code) => Language.TryParse(code, out Language? language) ? language.Culture.EnglishName.Split(" (")[0] : code;

    public string? FaultOf(EntryPart part, Words words) => part.IsTooLong ? words["entries.too-long", part.Field.MostCharacters]
        : Findings.FirstOrDefault(finding => finding.Field?.Name == part.Name && finding.Problem.Severity == Severity.Error) is { } finding
            ? $"{finding.Problem.Message} {finding.Problem.Mend}" : null;

    /// <summary>What can be chosen, each by its id and in words.</summary>
    public IReadOnlyList<(string Id, string Name)> OptionsOf(EntryPart part, Words words)
    {
        IEnumerable<(string Id, string Name)> known = part.Field.Kind switch
        {
            EntryKind.Topics => Handbook.Topics.Select(pair => (pair.Key, pair.Value.Title.In(words.Language))),
            EntryKind.Condition => Handbook.Conditions.Select(pair => (pair.Key, pair.Value.Names.In(words.Language))),
            _ => part.Field.Words.Select(word => (word, words[$"entries.word.{part.Field.Name}.{word}"])),
        };
        // What stands in the file and is not known there stays in sight, and in the file.
        IEnumerable<(string Id, string Name)> chosen = (part.Value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => (id, id));
        return [.. known.Concat(chosen).DistinctBy(option => option.Id)];
    }
}
