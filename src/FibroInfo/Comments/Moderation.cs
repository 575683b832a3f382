using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// What people of the clinic decide. Each verb names the wording that was seen, because its writer may change it at any
/// moment: what nobody read is never made public (C-1).
/// </summary>
public sealed class Moderation(Store store, ReplyNews news, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Decides on several in one transaction; one that cannot be decided on holds up no other.</summary>
    /// <param name="seen">The wordings that were read, each once.</param>
    /// <param name="verdict">The same for all.</param>
    /// <param name="from">The state in which they were read: what somebody decided since is left as it is. Null when it does not matter.</param>
    /// <param name="who">For the audit.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<IReadOnlyDictionary<Wording, ModerationOutcome>> DecideAsync(
        IReadOnlyCollection<Wording> seen, Verdict verdict, CommentState? from, Actor who, CancellationToken cancel) =>
        EachAsync(seen, (writing, comment) => DecideAsync(writing, comment, verdict, from, who, cancel), cancel);

    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public async Task<ModerationOutcome> DecideAsync(Wording seen, Verdict verdict, Actor who, CancellationToken cancel) =>
        (await DecideAsync([seen], verdict, null, who, cancel))[seen];

    /// <summary>Takes decisions back: each comment is again what it was, if it still is what was decided.</summary>
    /// <param name="seen">What was decided on.</param>
    /// <param name="decided">What became of it then.</param>
    /// <param name="who">For the audit.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<IReadOnlyDictionary<Wording, ModerationOutcome>> UndoAsync(
        IReadOnlyCollection<Wording> seen, CommentState decided, Actor who, CancellationToken cancel) =>
        EachAsync(seen, (writing, comment) => Task.FromResult(Undo(writing, comment, decided, who)), cancel);

    private async Task<ModerationOutcome> DecideAsync(
        Writing writing, Comment comment, Verdict verdict, CommentState? from, Actor who, CancellationToken cancel)
    {
        Comment? top = comment.ReplyTo is { } id ? await writing.Db.Set<Comment>().SingleAsync(other => other.Id == id, cancel) : null;
        if (comment.State == verdict.State && comment.Reason == verdict.Reason)
        {
            return ModerationOutcome.AlreadyDone;
        }

        if (from is { } state && comment.State != state)
        {
            return ModerationOutcome.DecidedMeanwhile;
        }

        bool isApproved = verdict.State == CommentState.Approved;
        if (isApproved && top is { State: not (CommentState.Approved or CommentState.Erased) })
        {
            return ModerationOutcome.RepliesToNothing;
        }

        Note(writing, comment, comment.State, verdict.Deed, who);
        comment.Decide(verdict.State, clock.GetUtcNow(), verdict.Reason);
        if (isApproved)
        {
            news.Tell(writing, top, comment);
        }

        return ModerationOutcome.Done;
    }

    private ModerationOutcome Undo(Writing writing, Comment comment, CommentState decided, Actor who)
    {
        if (comment.State != decided)
        {
            return ModerationOutcome.DecidedMeanwhile;
        }

        if (comment.Former is not { } former)
        {
            return ModerationOutcome.NothingToUndo;
        }

        comment.Undo(former);
        Note(writing, comment, decided, "comment.undo", who);
        return ModerationOutcome.Done;
    }

    private Task<IReadOnlyDictionary<Wording, ModerationOutcome>> EachAsync(
        IReadOnlyCollection<Wording> seen, Func<Writing, Comment, Task<ModerationOutcome>> act, CancellationToken cancel) =>
        store.WriteAsync<IReadOnlyDictionary<Wording, ModerationOutcome>>(async writing =>
        {
            var outcomes = new Dictionary<Wording, ModerationOutcome>();
            // By age: what is answered comes before its reply.
            foreach (Wording wording in seen.OrderBy(wording => wording.Comment))
            {
                outcomes[wording] = await writing.OnSeenAsync(wording, comment => act(writing, comment), cancel);
            }

            return outcomes;
        }, cancel);

    private void Note(Writing writing, Comment comment, CommentState was, string deed, Actor who) =>
        trail.Note(writing, who, deed, $"comment {comment.Id}", $"{comment.Wording}, was {was}");
}
