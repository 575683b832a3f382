using FibroInfo.Publishing;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What stood in the way of an edit, for the person at the form.</summary>
internal static class Refusals
{
    public static string Sentence(SourceOutcome outcome, Words words) => outcome switch
    {
        SourceOutcome.Taken taken => words["refusal.taken", taken.What, taken.By],
        SourceOutcome.InUse inUse => words["refusal.in-use", string.Join(", ", inUse.Texts)],
        SourceOutcome.Faulty faulty => string.Join(' ', faulty.Problems
            .Where(problem => problem.Severity == Severity.Error)
            .Select(problem => $"{problem.Message} {problem.Mend}")),
        SourceOutcome.Refused refused => refused.Why,
        SourceOutcome.ChangedMeanwhile => words["refusal.changed"],
        SourceOutcome.NotThere => words["refusal.gone"],
        var other => throw new InvalidOperationException($"No answer for {other}."),
    };

    /// <summary>What the visitor can mend is 400 or 409; a folder that cannot be written is nobody's fault here, and passes.</summary>
    public static int Status(SourceOutcome outcome) => outcome switch
    {
        SourceOutcome.Faulty => StatusCodes.Status400BadRequest,
        SourceOutcome.Refused => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

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
}
