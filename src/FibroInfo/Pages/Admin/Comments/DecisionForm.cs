using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>What a moderator's form asks to be done with one comment or with several, and doing it.</summary>
/// <param name="Versions">The wordings that were read, each once.</param>
/// <param name="Verdict">Null when the decision was taken back.</param>
/// <param name="Decided">What becomes of them; of what was taken back, what had become of them.</param>
/// <param name="From">The state they were seen in; null when it does not matter.</param>
public sealed record DecisionForm(IReadOnlyList<CommentVersion> Versions, ModerationDecision? Verdict, CommentState Decided, CommentState? From)
{
    /// <param name="fault">When it is none: the key of the words that say how to mend it.</param>
    public static DecisionForm? Read(DecisionInput sent, UiText words, out string? fault)
    {
        fault = null;
        var seen = new HashSet<CommentVersion>();
        if (sent.Versions is not { Count: > 0 and <= QueuePage.DefaultSize } typed
            || !typed.All(one => CommentVersion.TryParse(one, out CommentVersion wording) && seen.Add(wording)))
        {
            fault = "moderation.fault.none";
            return null;
        }

        CommentState? from = StaffRoutes.Comments.TryState(sent.From, out CommentState state) ? state : null;
        switch (sent.Action)
        {
            case "approve":
                return new DecisionForm([.. seen], ModerationDecision.Approve, CommentState.Approved, from);
            case "spam":
                return new DecisionForm([.. seen], ModerationDecision.Spam, CommentState.Spam, from);
            case "reject" when RejectionReasonTemplates.TryRead(words, sent.Reason, sent.Own, out RejectionReason reason):
                return new DecisionForm([.. seen], ModerationDecision.Reject(reason), CommentState.Rejected, from);
            case "undo" when from is { } decided:
                return new DecisionForm([.. seen], null, decided, null);
            default:
                fault = sent.Action == "reject" ? "moderation.fault.reason" : "moderation.fault.action";
                return null;
        }
    }

    public Task<IReadOnlyDictionary<CommentVersion, ModerationOutcome>> ApplyAsync(
        Moderation moderation, Actor actor, CancellationToken cancel) => Verdict is { } verdict
        ? moderation.DecideAsync(Versions, verdict, From, actor, cancel)
        : moderation.UndoAsync(Versions, Decided, actor, cancel);

    /// <summary>The queue once more, with what was done above it.</summary>
    public string AddressAfter(QueueSearch search)
    {
        string address = StaffRoutes.Comments.For(search);
        char joint = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string did = Verdict is null ? "undo" : StaffRoutes.Comments.Word(Decided);
        return $"{address}{joint}did={did}&of={string.Join(',', Versions)}";
    }
}

/// <summary>What the form sends.</summary>
public sealed record DecisionInput
{
    [RepeatedField("wording")]
    public IReadOnlyList<string> Versions { get; init; } = [];

    public string From { get; init; } = "";

    public string Action { get; init; } = "";

    /// <summary>Why it is rejected: the key of ready words, or words of the moderator's own.</summary>
    public string Reason { get; init; } = "";

    public string Own { get; init; } = "";

    /// <summary>The text that was read, where the form is of one comment.</summary>
    public string Seen { get; init; } = "";
}

/// <summary>Why a comment is not shown, in words that are ready: the commonest, so that a moderator need not find them each time.</summary>
public static class RejectionReasonTemplates
{
    /// <summary>The first fits every comment, and can do no harm when it is chosen in haste.</summary>
    public static readonly IReadOnlyList<string> Keys = ["general", "names", "others", "medicines", "topic", "rude", "advert"];

    /// <summary>The one that follows from what the screening found.</summary>
    public static string For(ModeratedComment comment) =>
        comment.Marks.Any(mark => mark.Kind == ScreeningFindingKind.OthersHealth) ? "others"
        : comment.Marks.Any(mark => mark.Severity is FindingSeverity.Ask or FindingSeverity.Refused && mark.Kind != ScreeningFindingKind.TooManyLinks) ? "names"
        : comment.Marks.Any(mark => mark.Kind == ScreeningFindingKind.TooManyLinks) ? "advert"
        : Keys[0];

    /// <summary>The moderator's own words, or else the ready ones.</summary>
    public static bool TryRead(UiText words, string key, string own, out RejectionReason reason)
    {
        reason = default;
        return own.Trim() != "" ? RejectionReason.TryParse(own, out reason) : Keys.Contains(key)
            && RejectionReason.TryParse(words[$"reason.{key}"], out reason);
    }
}

/// <summary>What was just done, as the bar above the list tells it.</summary>
/// <param name="Decided">Null when decisions were taken back.</param>
/// <param name="Versions">The wordings that were decided on.</param>
public sealed record DecisionSummary(CommentState? Decided, IReadOnlyList<CommentVersion> Versions)
{
    private const string Undone = "undo";

    /// <summary>From the address. Whoever makes one up makes a sentence, and undoes nothing that was not done.</summary>
    public static DecisionSummary? Read(string? did, string? of)
    {
        CommentState decided = default;
        if (did is null || of is null || (did != Undone && (!StaffRoutes.Comments.TryState(did, out decided) || decided == CommentState.Waiting)))
        {
            return null;
        }

        CommentVersion[] seen =
        [
            .. of.Split(',').Take(QueuePage.DefaultSize)
                .Select(one => CommentVersion.TryParse(one, out CommentVersion wording) ? wording : default)
                .Where(one => one.Comment > 0),
        ];
        return seen.Length == 0 ? null : new DecisionSummary(did == Undone ? null : decided, seen);
    }

    public static DecisionSummary? From(DecisionForm decisions, IReadOnlyDictionary<CommentVersion, ModerationOutcome> outcomes)
    {
        CommentVersion[] done = [.. outcomes.Where(pair => pair.Value == ModerationOutcome.Done).Select(pair => pair.Key)];
        return done.Length == 0 ? null : new DecisionSummary(decisions.Verdict is null ? null : decisions.Decided, done);
    }
}

/// <summary>A comment that was not decided on as its moderator wanted.</summary>
/// <param name="Version">The wording that was read.</param>
/// <param name="Text">What stood there when it was read; empty when the form did not bring it.</param>
/// <param name="Now">As it is by now; null when it is gone.</param>
public sealed record DecisionFailure(CommentVersion Version, ModerationOutcome Outcome, string Text, ModeratedComment? Now)
{
    public bool IsChanged => Outcome == ModerationOutcome.ChangedMeanwhile && Now is not null;

    public static async Task<DecisionFailure[]> ListAsync(
        ModerationQueue queue, IReadOnlyDictionary<CommentVersion, ModerationOutcome> outcomes, string text, CancellationToken cancel)
    {
        KeyValuePair<CommentVersion, ModerationOutcome>[] others =
        [
            .. outcomes.Where(pair => pair.Value is not (ModerationOutcome.Done or ModerationOutcome.AlreadyDone)),
        ];
        List<ModeratedComment> now = others.Length == 0 ? [] : await queue.FindAsync([.. others.Select(pair => pair.Key.Comment)], cancel);
        return
        [
            .. others.Select(pair => new DecisionFailure(
                pair.Key, pair.Value, outcomes.Count == 1 ? text : "", now.Find(comment => comment.Id == pair.Key.Comment))),
        ];
    }
}
