namespace FibroInfo.Comments.Screening;

/// <summary>The field that no reader sees.</summary>
internal static class Honeypot
{
    public static IEnumerable<Finding> In(CommentDraft draft, ScreeningPolicy policy) =>
        string.IsNullOrWhiteSpace(draft.Website) ? [] : [new Finding(FindingKind.FilledHoneypot, 0, draft.Website.Length, DraftField.Website)];
}
