using System.Text.RegularExpressions;
using FibroInfo.Content;
using FibroInfo.Editing.Matter;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>One thing that the checks say, with the place in the form that it is about.</summary>
/// <param name="Where">In words: a field, a line of the text, another file.</param>
/// <param name="Field">The field of the form; null for what no field is about.</param>
/// <param name="Line">Of the text as it stands in its field, from 1; 0 for none.</param>
/// <param name="Quote">That line, shortened.</param>
public sealed partial record Finding(Problem Problem, string Where, string? Field, int Line, string Quote)
{
    private const int MostQuoted = 90;

    public static Finding Of(Problem problem, TextForm form, ContentPath path, Words words)
    {
        if (problem.File != path.Path)
        {
            return new Finding(problem, problem.File, null, 0, "");
        }

        int line = problem.Line - (form.Matter?.BodyLine ?? 1) + 1;
        return line < 1 ? OfKeys(problem, form.Matter!, words)
            : form.Matter is null && problem.Line == 1 ? new Finding(problem, words["editor.whole"], form.BodyName, 0, "")
            : new Finding(problem, words["editor.line", line], form.BodyName, line, Short(form.Body.Split('\n').ElementAtOrDefault(line - 1) ?? ""));
    }

    // What is missing has no line of its own, and is named in the sentence.
    private static Finding OfKeys(Problem problem, MatterText matter, Words words)
    {
        string? named = Quoted().Matches(problem.Message).Select(match => match.Groups[1].Value)
            .FirstOrDefault(name => MatterFields.All.Any(field => field.Name == name));
        string? key = named ?? (problem.Line > 1 ? matter.KeyAt(problem.Line) : null);
        bool hasField = MatterFields.All.Any(field => field.Name == key);
        return new Finding(problem, hasField ? words[$"editor.field.{key}"] : key ?? words["editor.whole"], hasField ? key : null, 0, "");
    }

    private static string Short(string line) => line.Length <= MostQuoted ? line.Trim() : line[..MostQuoted].Trim() + "…";

    [GeneratedRegex("'([a-z-]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
