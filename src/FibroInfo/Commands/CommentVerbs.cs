using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Content;
using FibroInfo.Web;

namespace FibroInfo.Commands;

/// <summary>The queue of waiting comments at a terminal. What is decided on is a wording, as the list named it.</summary>
public sealed class CommentVerbs(Moderation moderation, ModerationQueue queue, ContentStore shelf, TimeProvider clock)
{
    public const string List = "comments list";
    public const string Approve = "comments approve";
    public const string Reject = "comments reject";
    public const string Spam = "comments spam";

    // More than any queue holds.
    private const int MostListed = 1_000_000;

    /// <summary>Only an approval writes letters, with the name of the site and the address of a page in them.</summary>
    internal static bool NeedsContent(VerbRequest request) => request.Verb == Approve;

    public async Task<VerbAnswer> ListAsync(bool asJson, CancellationToken cancel)
    {
        IReadOnlyList<ModeratedComment> waiting = (await queue.PageAsync(new QueueSearch(CommentState.Waiting, Size: MostListed), cancel)).Comments;
        DateTimeOffset now = clock.GetUtcNow();
        return VerbAnswer.Done(asJson ? CommentJson.Of(waiting)
            : waiting is [] ? "No comment is waiting."
            : string.Join('\n', waiting.Select(comment => CommentLine.Of(comment, now))));
    }

    public async Task<VerbAnswer> ApproveAsync(CommentVersion seen, CancellationToken cancel) => shelf.IsLoaded
        ? await DecideAsync(seen, ModerationDecision.Approve, "approved", cancel)
        : VerbAnswer.Problem("The content is not read yet, and nothing was changed. Try again in a moment.");

    public Task<VerbAnswer> RejectAsync(CommentVersion seen, Reason reason, CancellationToken cancel) => DecideAsync(seen, ModerationDecision.Reject(reason), "rejected", cancel);

    public Task<VerbAnswer> MarkSpamAsync(CommentVersion seen, CancellationToken cancel) => DecideAsync(seen, ModerationDecision.Spam, "marked as spam", cancel);

    private async Task<VerbAnswer> DecideAsync(CommentVersion seen, ModerationDecision verdict, string done, CancellationToken cancel) =>
        await TellAsync(seen, done, await moderation.DecideAsync(seen, verdict, Actor.CommandLine, cancel), cancel);

    private async Task<VerbAnswer> TellAsync(CommentVersion seen, string done, ModerationOutcome outcome, CancellationToken cancel) => outcome switch
    {
        ModerationOutcome.Done => VerbAnswer.Done($"Comment {seen} is {done}."),
        ModerationOutcome.AlreadyDone => VerbAnswer.Done($"Comment {seen} was {done} before."),
        ModerationOutcome.NothingThere => NothingThere(seen),
        ModerationOutcome.RepliesToNothing => VerbAnswer.Problem($"Comment {seen} answers one that is not shown, and was not {done}."),
        ModerationOutcome.ChangedMeanwhile => await queue.FindAsync(seen.Comment, cancel) is { } now
            ? VerbAnswer.Problem($"Comment {seen} was not {done}: it reads otherwise by now, as {now.Wording} ({StateOf(now)}). Read it again first.")
            : NothingThere(seen),
        _ => throw new UnreachableException($"No answer for {outcome}."),
    };

    private static VerbAnswer NothingThere(CommentVersion seen) => VerbAnswer.Problem($"There is no comment {seen.Comment}; its writer may have erased it.");

    private static string StateOf(ModeratedComment comment) => comment.State.ToString().ToLowerInvariant();
}

/// <summary>The waiting comments for a program. <c>wording</c> is what it passes on to decide; <c>version</c> is its second half.</summary>
internal static class CommentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(Harmless()),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(IEnumerable<ModeratedComment> waiting) => JsonSerializer.Serialize(waiting.Select(ItemOf), Options);

    private static Item ItemOf(ModeratedComment comment) => new(
        comment.Id, comment.Version, $"{comment.Wording}", $"{comment.Article}", comment.ReplyTo, comment.Name, comment.Body,
        comment.PostedAt, comment.WrittenAt, comment.IsDespair, comment.IsSameText, comment.IsRedacted,
        [.. comment.Marks.Select(mark => new Mark(mark.Kind, mark.Field, mark.Start, mark.Length))]);

    // Escaped by itself are control characters; the marks that turn writing round are not, and a person may read this too (T25).
    private static TextEncoderSettings Harmless()
    {
        var letters = new TextEncoderSettings(UnicodeRanges.All);
        letters.ForbidCharacters([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code)
            .Where(letter => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format)]);
        return letters;
    }

    private sealed record Item(
        long Id, int Version, string Wording, string Article, long? ReplyTo, string Name, string Text, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
        bool Despair, bool SameText, bool Redacted, IReadOnlyList<Mark> Marks);

    /// <param name="Kind">What was found.</param>
    /// <param name="Field">Where.</param>
    /// <param name="Start">In UTF-16 units, as <paramref name="Length"/>.</param>
    private sealed record Mark(FindingKind Kind, DraftField Field, int Start, int Length);
}

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
