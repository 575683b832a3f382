using System.Text.Json.Nodes;
using FibroInfo.Editing;
using FibroInfo.Editing.Documents;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What stood in the way of an edit, for the person at the form.</summary>
internal static class SourceRefusalMessages
{
    /// <summary>The page again, with why nothing was done on it, and both versions where there are two.</summary>
    /// <param name="seen">The version that the edit was decided on; null when there is none to show.</param>
    public static PageResult Answer(RefusingModel page, EditResult outcome, SourceFormView? seen = null)
    {
        page.Refusal = Sentence(outcome, page.Words);
        page.Conflict = outcome is EditResult.Conflict<Reference> { Current: { } now }
            && seen is not null ? SourceConflict.Between(seen, now, page.Words) : null;
        return page.Refused(Status(outcome));
    }

    /// <summary>Nothing where a file cannot be read: the page is worth more than the list.</summary>
    public static IReadOnlyList<string> EmptyOnFault(Func<IReadOnlyList<string>> find)
    {
        try
        {
            return find();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Sentence(EditResult outcome, UiText words) => outcome switch
    {
        SourceTaken taken => words["refusal.taken", taken.What, taken.By],
        SourceMergeEndsReviews ends => words["refusal.ends-reviews", string.Join(", ", ends.Texts)],
        SourceInUse inUse => words["refusal.in-use", string.Join(", ", inUse.Texts)],
        EditResult.Invalid faulty =>
            string.Join(' ', faulty.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Message} {problem.Fix}")),
        EditResult.Failed refused => refused.Why,
        EditResult.Conflict<Reference> { Current: not null } => words["refusal.changed"],
        EditResult.Conflict => words["refusal.gone"],
        var other => throw new InvalidOperationException($"No answer for {other}."),
    };

    // What the visitor can mend is 400 or 409, and so is what a file keeps until somebody changes it; a folder that cannot
    // be written is nobody's fault here, and passes.
    private static int Status(EditResult outcome) => outcome switch
    {
        EditResult.Invalid => StatusCodes.Status400BadRequest,
        EditResult.Failed { IsTransient: true } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };
}

/// <summary>Two versions of one source, side by side where they differ.</summary>
/// <param name="IsTyped">Whether the first was typed into a form; else it is what stood on the page.</param>
public sealed record SourceConflict(IReadOnlyList<(string Label, string Yours, string Theirs)> Rows, bool IsTyped)
{
    public static SourceConflict Between(SourceFormView yours, Reference theirs, UiText words)
    {
        SourceFormView now = SourceFormView.From(theirs.ToItem());
        SourceFormField[] fields = [.. now.Fields.Union(yours.Fields).Concat(SourceForm.Facts)];
        bool isTyped = yours.Post is not null;
        return new SourceConflict(
        [
            .. fields.Where(field => field.Show(yours.Item) != field.Show(now.Item))
                .Select(field => (words[yours.Label(field)], yours.Said(field, words), now.Said(field, words))),
            // What no form has, nobody typed: a status or a notice that a registry wrote meanwhile.
            .. (isTyped ? [] : ChangedFields.Between(yours.Item, now.Item)).Except(fields.Select(field => field.Name))
                .Select(name => (name, Raw(yours.Item, name, words), Raw(now.Item, name, words))),
        ], isTyped);
    }

    private static string Raw(JsonObject item, string name, UiText words) => (item[name] ?? item["custom"]?[name]) switch
    {
        null => words["sources.blank"],
        JsonValue value => value.ToString(),
        var other => other.ToJsonString(),
    };
}

/// <summary>A page that changes the library, and says itself what stood in the way (<see cref="SourceRefusalMessages.Answer"/>).</summary>
public abstract class RefusingModel(UiText words) : PageModel
{
    public string? Refusal { get; internal set; }

    /// <summary>Set when somebody else changed the source first: where it differs from what was typed, or seen.</summary>
    public SourceConflict? Conflict { get; internal set; }

    internal UiText Words => words;

    internal PageResult Refused(int status) => new() { StatusCode = status };
}
