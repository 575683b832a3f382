using System.Diagnostics;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Web;

namespace FibroInfo.Commands;

/// <summary>A waiting comment on one line: number, article, age, marks, words.</summary>
public static class CommentLine
{
    public static string Of(ModeratedComment comment, DateTimeOffset now) => string.Join(
        "  ", $"{comment.Wording}", $"{comment.Article}", Age(now - comment.WrittenAt), $"[{string.Join(", ", Marks(comment))}]",
        LogText.OneLine($"{comment.Name}: {comment.Body}"));

    /// <summary>A mark of the screening in words.</summary>
    public static string Word(FindingKind kind) => kind switch
    {
        FindingKind.FilledHoneypot => "filled trap",
        FindingKind.HostileUnicode => "hidden characters",
        FindingKind.TooManyLinks => "links",
        FindingKind.ReservedName => "reserved name",
        FindingKind.BirthNumber => "birth number",
        FindingKind.LikeBirthNumber => "like a birth number",
        FindingKind.Phone => "phone number",
        FindingKind.Email => "e-mail address",
        FindingKind.Address => "postal address",
        FindingKind.OthersHealth => "somebody else's health",
        FindingKind.StaffName => "name of staff",
        FindingKind.MedicineName => "medicine",
        FindingKind.Despair => "despair",
        FindingKind.ConfirmsPatient => "confirms a patient",
        FindingKind.IndividualAdvice => "individual advice",
        _ => throw new UnreachableException($"No word for {kind}."),
    };

    private static IEnumerable<string> Marks(ModeratedComment comment)
    {
        // Of a long comment not every mark is kept; this one always counts.
        IEnumerable<FindingKind> kinds = comment.Marks.Select(mark => mark.Kind);
        IEnumerable<string> found = (comment.IsDespair ? kinds.Prepend(FindingKind.Despair) : kinds).Distinct().Select(Word);
        string?[] more =
        [
            comment.IsSameText ? "same text" : null, comment.IsRedacted ? "redacted" : null, comment.ReplyTo is { } top ? $"answers {top}" : null,
        ];
        return found.Concat(more.OfType<string>());
    }

    private static string Age(TimeSpan age) =>
        age < TimeSpan.FromHours(1) ? $"{Math.Max(0, (int)age.TotalMinutes)} min"
        : age < TimeSpan.FromDays(2) ? $"{(int)age.TotalHours} h"
        : $"{(int)age.TotalDays} d";
}
