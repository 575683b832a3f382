using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>What a moderator's form asks to be done with one comment or with several, and doing it.</summary>
/// <param name="Seen">The wordings that were read, each once.</param>
/// <param name="Verdict">Null when the decision was taken back.</param>
/// <param name="Decided">What becomes of them; of what was taken back, what had become of them.</param>
/// <param name="From">The state they were seen in; null when it does not matter.</param>
public sealed record Decisions(IReadOnlyList<Wording> Seen, Verdict? Verdict, CommentState Decided, CommentState? From)
{
    /// <param name="fault">When it is none: the key of the words that say how to mend it.</param>
    public static Decisions? Read(PostForm form, Words words, out string? fault)
    {
        fault = null;
        var seen = new HashSet<Wording>();
        if (form.All("wording") is not { Count: > 0 and <= QueuePage.UsualSize } typed
            || !typed.All(one => Wording.TryParse(one, out Wording wording) && seen.Add(wording)))
        {
            fault = "moderation.fault.none";
            return null;
        }

        CommentState? from = QueueAddress.TryState(form["from"], out CommentState state) ? state : null;
        switch (form["action"])
        {
            case "approve":
                return new Decisions([.. seen], Verdict.Approve, CommentState.Approved, from);
            case "spam":
                return new Decisions([.. seen], Verdict.Spam, CommentState.Spam, from);
            case "reject" when CannedReasons.TryRead(words, form["reason"], form["own"], out Reason reason):
                return new Decisions([.. seen], Verdict.Reject(reason), CommentState.Rejected, from);
            case "undo" when from is { } decided:
                return new Decisions([.. seen], null, decided, null);
            default:
                fault = form["action"] == "reject" ? "moderation.fault.reason" : "moderation.fault.action";
                return null;
        }
    }

    public Task<IReadOnlyDictionary<Wording, ModerationOutcome>> TakeAsync(Moderation moderation, Actor who, CancellationToken cancel) => Verdict is { } verdict
        ? moderation.DecideAsync(Seen, verdict, From, who, cancel)
        : moderation.UndoAsync(Seen, Decided, who, cancel);
}
