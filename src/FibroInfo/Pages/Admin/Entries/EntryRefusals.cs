using FibroInfo.Editing.Entries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Entries;

/// <summary>What stood in the way of a change, for the person at the form.</summary>
internal static class EntryRefusals
{
    /// <param name="parts">The fields of the form, to say which of them it is about.</param>
    public static (string Sentence, int Status, IReadOnlyList<EntryFinding> Findings) Of(
        EntryOutcome outcome, EntryFile file, string? id, IReadOnlyList<EntryPart> parts, Words words)
    {
        return outcome switch
        {
            EntryOutcome.Faulty faulty => (words["entries.refused.faulty"], StatusCodes.Status400BadRequest, Found(faulty.Problems, faulty.Text)),
            EntryOutcome.WantsReason wants => (words["entries.refused.reason"], StatusCodes.Status400BadRequest, Found(wants.Problems, wants.Text)),
            EntryOutcome.ByHand byHand => (words["entries.refused.by-hand", file.Path, byHand.Line], StatusCodes.Status409Conflict, []),
            EntryOutcome.Refused refused => (refused.Why, StatusCodes.Status503ServiceUnavailable, []),
            EntryOutcome.ChangedMeanwhile => (words["entries.refused.changed"], StatusCodes.Status409Conflict, []),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };

        IReadOnlyList<EntryFinding> Found(IReadOnlyList<Problem> problems, EntryText? text) =>
            [.. problems.Select(problem => EntryFinding.Of(problem, file, text, id, parts))];
    }
}
