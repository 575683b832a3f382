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

/// <summary>The moderation queue on the command line. Decisions name the version of a comment, as the list shows it.</summary>
public sealed class CommentCommandHandler(Moderation moderation, ModerationQueue queue, ContentStore contentStore, TimeProvider clock)
{
    public const string List = "comments list";
    public const string Approve = "comments approve";
    public const string Reject = "comments reject";
    public const string Spam = "comments spam";

    // More than any queue has.
    private const int MaxListed = 1_000_000;

    /// <summary>Only an approval sends e-mails, which contain the site's name and the URL of a page.</summary>
    internal static bool NeedsContent(ControlRequest request) => request.Verb == Approve;

    public async Task<ControlResponse> ListAsync(bool asJson, CancellationToken cancel)
    {
        IReadOnlyList<ModeratedComment> waiting = (await queue.PageAsync(new QueueSearch(CommentState.Waiting, Size: MaxListed), cancel)).Comments;
        DateTimeOffset now = clock.GetUtcNow();
        return ControlResponse.Done(asJson ? CommentJsonOutput.Serialize(waiting)
            : waiting is [] ? "No comment is waiting."
            : string.Join('\n', waiting.Select(comment => CommentLineFormatter.Format(comment, now))));
    }

    public async Task<ControlResponse> ApproveAsync(CommentVersion expectedVersion, CancellationToken cancel) => contentStore.IsLoaded
        ? await DecideAsync(expectedVersion, ModerationDecision.Approve, "approved", cancel)
        : ControlResponse.Problem("The content isn't loaded yet, so nothing was changed. Try again in a moment.");

    public Task<ControlResponse> RejectAsync(CommentVersion expectedVersion, RejectionReason reason, CancellationToken cancel) =>
        DecideAsync(expectedVersion, ModerationDecision.Reject(reason), "rejected", cancel);

    public Task<ControlResponse> MarkSpamAsync(CommentVersion expectedVersion, CancellationToken cancel) =>
        DecideAsync(expectedVersion, ModerationDecision.Spam, "marked as spam", cancel);

    private async Task<ControlResponse> DecideAsync(CommentVersion expectedVersion, ModerationDecision decision, string done, CancellationToken cancel) =>
        await DescribeAsync(expectedVersion, done, await moderation.DecideAsync(expectedVersion, decision, Actor.CommandLine, cancel), cancel);

    private async Task<ControlResponse> DescribeAsync(
        CommentVersion expectedVersion, string done, ModerationOutcome outcome, CancellationToken cancel) => outcome switch
        {
            ModerationOutcome.Done => ControlResponse.Done($"Comment {expectedVersion} is {done}."),
            ModerationOutcome.AlreadyDone => ControlResponse.Done($"Comment {expectedVersion} was {done} before."),
            ModerationOutcome.NothingThere => NothingThere(expectedVersion),
            ModerationOutcome.RepliesToNothing => ControlResponse.Problem($"Comment {expectedVersion} was not {done}: it replies to one that isn't shown."),
            ModerationOutcome.ChangedMeanwhile => await queue.FindAsync(expectedVersion.Comment, cancel) is { } now
                ? ControlResponse.Problem(
                    $"Comment {expectedVersion} was not {done}: it was changed, and is now {now.CurrentVersion} ({StateOf(now)}). Read it again first.")
                : NothingThere(expectedVersion),
            _ => throw new UnreachableException($"No answer for {outcome}."),
        };

    private static ControlResponse NothingThere(CommentVersion expectedVersion) =>
        ControlResponse.Problem($"There is no comment {expectedVersion.Comment}; its writer may have erased it.");

    private static string StateOf(ModeratedComment comment) => comment.State.ToString().ToLowerInvariant();
}

/// <summary>The waiting comments as JSON. Programs pass <c>wording</c> back to decide; <c>version</c> is its second half.</summary>
internal static class CommentJsonOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(WithoutFormatCharacters()),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Serialize(IEnumerable<ModeratedComment> waiting) => JsonSerializer.Serialize(waiting.Select(CreateItem), Options);

    private static Item CreateItem(ModeratedComment comment) => new(
        comment.Id, comment.Version, $"{comment.CurrentVersion}", $"{comment.Article}", comment.ReplyTo, comment.Name, comment.Body,
        comment.PostedAt, comment.WrittenAt, comment.IsDespair, comment.IsSameText, comment.IsRedacted,
        [.. comment.Marks.Select(mark => new Mark(mark.Kind, mark.Field, mark.Start, mark.Length))]);

    // The encoder always escapes control characters. Direction marks are forbidden here too, because a person may read this (T25).
    private static TextEncoderSettings WithoutFormatCharacters()
    {
        var letters = new TextEncoderSettings(UnicodeRanges.All);
        letters.ForbidCharacters([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code)
            .Where(letter => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format)]);
        return letters;
    }

    private sealed record Item(
        long Id, int Version, string Wording, string Article, long? ReplyTo, string Name, string Text, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
        bool Despair, bool SameText, bool Redacted, IReadOnlyList<Mark> Marks);

    /// <param name="Start">In UTF-16 units, like <paramref name="Length"/>.</param>
    private sealed record Mark(ScreeningFindingKind Kind, DraftField Field, int Start, int Length);
}

/// <summary>Formats a waiting comment on one line: number, article, age, marks and text.</summary>
public static class CommentLineFormatter
{
    public static string Format(ModeratedComment comment, DateTimeOffset now) => string.Join(
        "  ", $"{comment.CurrentVersion}", $"{comment.Article}", Age(now - comment.WrittenAt), $"[{string.Join(", ", Marks(comment))}]",
        LogTextSanitizer.ToOneLine($"{comment.Name}: {comment.Body}"));

    /// <summary>The name of a finding of the screening.</summary>
    public static string Word(ScreeningFindingKind kind) => kind switch
    {
        ScreeningFindingKind.FilledHoneypot => "filled trap",
        ScreeningFindingKind.HostileUnicode => "hidden characters",
        ScreeningFindingKind.TooManyLinks => "links",
        ScreeningFindingKind.ReservedName => "reserved name",
        ScreeningFindingKind.BirthNumber => "birth number",
        ScreeningFindingKind.LikeBirthNumber => "like a birth number",
        ScreeningFindingKind.Phone => "phone number",
        ScreeningFindingKind.Email => "e-mail address",
        ScreeningFindingKind.Address => "postal address",
        ScreeningFindingKind.OthersHealth => "somebody else's health",
        ScreeningFindingKind.StaffName => "name of staff",
        ScreeningFindingKind.MedicineName => "medicine",
        ScreeningFindingKind.Despair => "despair",
        ScreeningFindingKind.ConfirmsPatient => "confirms a patient",
        ScreeningFindingKind.IndividualAdvice => "individual advice",
        _ => throw new UnreachableException($"No word for {kind}."),
    };

    private static IEnumerable<string> Marks(ModeratedComment comment)
    {
        // Not every mark of a long comment is stored; this one is always shown.
        IEnumerable<ScreeningFindingKind> kinds = comment.Marks.Select(mark => mark.Kind);
        IEnumerable<string> found = (comment.IsDespair ? kinds.Prepend(ScreeningFindingKind.Despair) : kinds).Distinct().Select(Word);
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
