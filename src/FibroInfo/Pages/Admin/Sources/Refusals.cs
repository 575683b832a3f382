using FibroInfo.Editing;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What stood in the way of an edit, for the person at the form.</summary>
internal static class Refusals
{
    /// <summary>The page again, with why nothing was done on it, and both versions where there are two.</summary>
    /// <param name="seen">The version that the edit was decided on; null when there is none to show.</param>
    public static PageResult Answer(RefusingModel page, SourceOutcome outcome, SheetView? seen = null)
    {
        page.Refusal = Sentence(outcome, page.Words);
        page.Conflict = outcome is SourceOutcome.ChangedMeanwhile changed && seen is not null ? Conflict.Between(seen, changed.Now, page.Words) : null;
        return page.Refused(Status(outcome));
    }

    /// <summary>Nothing where a file cannot be read: the page is worth more than the list.</summary>
    public static IReadOnlyList<string> OrNone(Func<IReadOnlyList<string>> find)
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

    private static string Sentence(SourceOutcome outcome, Words words) => outcome switch
    {
        SourceOutcome.Taken taken => words["refusal.taken", taken.What, taken.By],
        SourceOutcome.InUse inUse => words["refusal.in-use", string.Join(", ", inUse.Texts)],
        SourceOutcome.Faulty faulty =>
            string.Join(' ', faulty.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Message} {problem.Mend}")),
        SourceOutcome.Refused refused => refused.Why,
        SourceOutcome.ChangedMeanwhile => words["refusal.changed"],
        SourceOutcome.NotThere => words["refusal.gone"],
        var other => throw new InvalidOperationException($"No answer for {other}."),
    };

    // What the visitor can mend is 400 or 409, and so is what a file keeps until somebody changes it; a folder that cannot
    // be written is nobody's fault here, and passes.
    private static int Status(SourceOutcome outcome) => outcome switch
    {
        SourceOutcome.Faulty => StatusCodes.Status400BadRequest,
        SourceOutcome.Refused { Passes: true } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };
}
