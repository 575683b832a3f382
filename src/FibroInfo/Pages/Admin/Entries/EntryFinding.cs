using System.Text.RegularExpressions;
using FibroInfo.Editing.Entries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Entries;

/// <summary>One thing that the checks say, with the field that it is about.</summary>
/// <param name="Field">Null for what no field of this form is about.</param>
public sealed partial record EntryFinding(Problem Problem, EntryPart? Field)
{
    /// <param name="text">The file that the problem was found in; null when it could not be read.</param>
    public static EntryFinding Of(Problem problem, EntryFile file, EntryText? text, string? id, IReadOnlyList<EntryPart> parts)
    {
        if (problem.File != file.Path || text?.PathAt(id, problem.Line) is not { } path)
        {
            return new EntryFinding(problem, null);
        }

        // What is missing has no line of its own, and is named in the sentence; it belongs beside what stands there, or into it.
        string named = Quoted().Match(problem.Message).Groups[1].Value;
        string[] steps = path.Split('.');
        IEnumerable<string> beside = Enumerable.Range(0, steps.Length + 1).Reverse()
            .Select(count => string.Join('.', steps.Take(count).Append(named).Where(step => step.Length > 0)));
        EntryPart[] fields = [.. parts.SelectMany(part => part.Leaves)];
        IEnumerable<EntryPart?> found = beside.Append(path).Select(name => Array.Find(fields, field => IsAt(field, name)));
        return new EntryFinding(problem, found.FirstOrDefault(field => field is not null));
    }

    private static bool IsAt(EntryPart field, string name) => field.Name == name || field.Name.StartsWith(name + ".", StringComparison.Ordinal);

    [GeneratedRegex("'([a-z-]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
