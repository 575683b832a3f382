using System.Text.RegularExpressions;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.SiteData;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Site;

/// <summary>The fields of an entry, with what is said about them.</summary>
public sealed record EntryForm(SiteDataFile File, IReadOnlyList<EntryFormField> Parts, IReadOnlyList<EntryProblem> Findings, SiteData SiteData)
{
    /// <summary>The name of a field among the words: its place without languages and numbers.</summary>
    public string GetKey(EntryFormField part)
    {
        IEnumerable<string> steps = part.Name.Split('.').Where(step => !int.TryParse(step, out _));
        steps = File.IsByLanguage ? steps.Skip(1) : part.Language.Length > 0 ? steps.SkipLast(1) : steps;
        string[] path = [.. steps];
        IEnumerable<string> named = path.Select((step, at) => at < path.Length - 1 && File.Alike.Contains(step, StringComparer.Ordinal) ? "each" : step);
        return $"{File.Name}.{string.Join('.', named)}";
    }

    public string GetLabel(EntryFormField part, UiText words)
    {
        string label = words[$"entries.field.{GetKey(part)}"];
        return part.Language.Length > 0 && !File.IsByLanguage ? words["entries.in-language", label, GetLanguageName(part.Language)] : label;
    }

    /// <summary>A language as people call it; what is none, as it is written.</summary>
    public static string GetLanguageName(string code) => Language.TryParse(code, out Language? language) ? language.Culture.EnglishName.Split(" (")[0] : code;

    public string? FindFault(EntryFormField part, UiText words) => part.IsTooLong ? words["entries.too-long", part.Field.MaxCharacters]
        : Findings.FirstOrDefault(finding => finding.Field?.Name == part.Name && finding.Problem.Severity == Severity.Error) is { } finding
            ? $"{finding.Problem.Message} {finding.Problem.Fix}" : null;

    /// <summary>What can be chosen, each by its id and in words.</summary>
    public IReadOnlyList<(string Id, string Name)> GetOptions(EntryFormField part, UiText words)
    {
        IEnumerable<(string Id, string Name)> known = part.Field.Kind switch
        {
            EntryFieldKind.Topics => SiteData.Topics.Select(pair => (pair.Key, pair.Value.Title.In(words.Language))),
            EntryFieldKind.Condition => SiteData.Conditions.Select(pair => (pair.Key, pair.Value.Names.In(words.Language))),
            _ => part.Field.Words.Select(word => (word, words[$"entries.word.{part.Field.Name}.{word}"])),
        };
        // What stands in the file and is not known there stays in sight, and in the file.
        IEnumerable<(string Id, string Name)> chosen = (part.Value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => (id, id));
        return [.. known.Concat(chosen).DistinctBy(option => option.Id)];
    }
}

/// <summary>One thing that the checks say, with the field that it is about.</summary>
/// <param name="Field">Null for what no field of this form is about.</param>
public sealed partial record EntryProblem(Problem Problem, EntryFormField? Field)
{
    /// <param name="text">The file that the problem was found in; null when it could not be read.</param>
    public static EntryProblem Create(Problem problem, SiteDataFile file, YamlFileText? text, string? id, IReadOnlyList<EntryFormField> parts)
    {
        if (problem.File != file.Path || text?.PathAt(id, problem.Line) is not { } path)
        {
            return new EntryProblem(problem, null);
        }

        // What is missing has no line of its own, and is named in the sentence; it belongs beside what stands there, or into it.
        string named = Quoted().Match(problem.Message).Groups[1].Value;
        string[] steps = path.Split('.');
        IEnumerable<string> beside = Enumerable.Range(0, steps.Length + 1).Reverse()
            .Select(count => string.Join('.', steps.Take(count).Append(named).Where(step => step.Length > 0)));
        EntryFormField[] fields = [.. parts.SelectMany(part => part.Leaves)];
        IEnumerable<EntryFormField?> found = beside.Append(path).Select(name => Array.Find(fields, field => IsAt(field, name)));
        return new EntryProblem(problem, found.FirstOrDefault(field => field is not null));
    }

    private static bool IsAt(EntryFormField field, string name) => field.Name == name || field.Name.StartsWith(name + ".", StringComparison.Ordinal);

    [GeneratedRegex("'([a-z-]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}

/// <summary>What stood in the way of a change, for the person at the form.</summary>
internal static class EntryRefusalMessages
{
    /// <param name="parts">The fields of the form, to say which of them it is about.</param>
    public static (string Sentence, int Status, IReadOnlyList<EntryProblem> Findings) Describe(
        EditResult outcome, SiteDataFile file, string? id, IReadOnlyList<EntryFormField> parts, UiText words)
    {
        return outcome switch
        {
            InvalidEntry faulty => (words["entries.refused.faulty"], StatusCodes.Status400BadRequest, Found(faulty.Problems, faulty.Text)),
            EntryNeedsReason wants => (words["entries.refused.reason"], StatusCodes.Status400BadRequest, Found(wants.Warnings, wants.Text)),
            EntryNotEditable byHand => (words["entries.refused.by-hand", file.Path, byHand.Line], StatusCodes.Status409Conflict, []),
            EditResult.Failed refused => (refused.Why, StatusCodes.Status503ServiceUnavailable, []),
            EditResult.Conflict => (words["entries.refused.changed"], StatusCodes.Status409Conflict, []),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };

        IReadOnlyList<EntryProblem> Found(IReadOnlyList<Problem> problems, YamlFileText? text) =>
            [.. problems.Select(problem => EntryProblem.Create(problem, file, text, id, parts))];
    }
}
