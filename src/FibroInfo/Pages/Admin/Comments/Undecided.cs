using FibroInfo.Comments;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>A comment that was not decided on as its moderator wanted.</summary>
/// <param name="Seen">The wording that was read.</param>
/// <param name="Text">What stood there when it was read; empty when the form did not bring it.</param>
/// <param name="Now">As it is by now; null when it is gone.</param>
public sealed record Undecided(Wording Seen, ModerationOutcome Outcome, string Text, ModeratedComment? Now)
{
    public bool IsChanged => Outcome == ModerationOutcome.ChangedMeanwhile && Now is not null;

    public static async Task<Undecided[]> OfAsync(
        CommentInbox inbox, IReadOnlyDictionary<Wording, ModerationOutcome> outcomes, PostForm form, CancellationToken cancel)
    {
        KeyValuePair<Wording, ModerationOutcome>[] others =
        [
            .. outcomes.Where(pair => pair.Value is not (ModerationOutcome.Done or ModerationOutcome.AlreadyDone)),
        ];
        List<ModeratedComment> now = others.Length == 0 ? [] : await inbox.FindAsync([.. others.Select(pair => pair.Key.Comment)], cancel);
        return
        [
            .. others.Select(pair => new Undecided(
                pair.Key, pair.Value, outcomes.Count == 1 ? form["seen"] : "", now.Find(comment => comment.Id == pair.Key.Comment))),
        ];
    }
}
