using System.Globalization;
using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// What people of the clinic decide. Each verb names the wording that was seen, because its writer may change it at any
/// moment: what nobody read is never made public (C-1).
/// </summary>
public sealed class Moderation(SiteDatabase store, ReplyNotifications news, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Decides on several in one transaction; one that cannot be decided on holds up no other.</summary>
    /// <param name="seen">The wordings that were read, each once.</param>
    /// <param name="verdict">The same for all.</param>
    /// <param name="from">The state in which they were read: what somebody decided since is left as it is. Null when it does not matter.</param>
    /// <param name="actor">For the audit.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<IReadOnlyDictionary<CommentVersion, ModerationOutcome>> DecideAsync(
        IReadOnlyCollection<CommentVersion> seen, ModerationDecision verdict, CommentState? from, Actor actor, CancellationToken cancel) =>
        EachAsync(seen, (transaction, comment) => DecideAsync(transaction, comment, verdict, from, actor, cancel), cancel);

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public async Task<ModerationOutcome> DecideAsync(CommentVersion expectedVersion, ModerationDecision verdict, Actor actor, CancellationToken cancel) =>
        (await DecideAsync([expectedVersion], verdict, null, actor, cancel))[expectedVersion];

    /// <summary>Takes decisions back: each comment is again what it was, if it still is what was decided.</summary>
    /// <param name="seen">What was decided on.</param>
    /// <param name="decided">What became of it then.</param>
    /// <param name="actor">For the audit.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<IReadOnlyDictionary<CommentVersion, ModerationOutcome>> UndoAsync(
        IReadOnlyCollection<CommentVersion> seen, CommentState decided, Actor actor, CancellationToken cancel) =>
        EachAsync(seen, (transaction, comment) => Task.FromResult(Undo(transaction, comment, decided, actor)), cancel);

    private async Task<ModerationOutcome> DecideAsync(
        WriteTransaction transaction, Comment comment, ModerationDecision verdict, CommentState? from, Actor actor, CancellationToken cancel)
    {
        Comment? top = comment.ReplyTo is { } id ? await transaction.Db.Set<Comment>().SingleAsync(other => other.Id == id, cancel) : null;
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

        Record(transaction, comment, comment.State, verdict.Action, actor);
        comment.Decide(verdict.State, clock.GetUtcNow(), verdict.Reason);
        if (isApproved)
        {
            news.Enqueue(transaction, top, comment);
        }

        return ModerationOutcome.Done;
    }

    private ModerationOutcome Undo(WriteTransaction transaction, Comment comment, CommentState decided, Actor actor)
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
        Record(transaction, comment, decided, "comment.undo", actor);
        return ModerationOutcome.Done;
    }

    private Task<IReadOnlyDictionary<CommentVersion, ModerationOutcome>> EachAsync(
        IReadOnlyCollection<CommentVersion> seen, Func<WriteTransaction, Comment, Task<ModerationOutcome>> act, CancellationToken cancel) =>
        store.WriteAsync<IReadOnlyDictionary<CommentVersion, ModerationOutcome>>(async transaction =>
        {
            var outcomes = new Dictionary<CommentVersion, ModerationOutcome>();
            // By age: what is answered comes before its reply.
            foreach (CommentVersion wording in seen.OrderBy(wording => wording.Comment))
            {
                outcomes[wording] = await transaction.OnExpectedVersionAsync(wording, comment => act(transaction, comment), cancel);
            }

            return outcomes;
        }, cancel);

    private void Record(WriteTransaction transaction, Comment comment, CommentState was, string action, Actor actor) =>
        trail.Record(transaction, actor, action, $"comment {comment.Id}", $"{comment.Wording}, was {was}");
}

/// <summary>What a moderator makes of a comment.</summary>
public sealed record ModerationDecision
{
    public static readonly ModerationDecision Approve = new(CommentState.Approved, null);

    public static readonly ModerationDecision Spam = new(CommentState.Spam, null);

    private ModerationDecision(CommentState state, string? reason) => (State, Reason) = (state, reason);

    public CommentState State { get; }

    /// <summary>Why it is rejected, for its writer, who may mend it.</summary>
    public string? Reason { get; }

    /// <summary>The verb of the audit.</summary>
    internal string Action => State switch
    {
        CommentState.Approved => "comment.approve",
        CommentState.Spam => "comment.spam",
        _ => "comment.reject",
    };

    public static ModerationDecision Reject(RejectionReason reason) => new(CommentState.Rejected, reason.Value);
}

/// <summary>What became of a moderator's decision.</summary>
public enum ModerationOutcome
{
    Done,

    /// <summary>Somebody had decided the same.</summary>
    AlreadyDone,

    /// <summary>Its writer erased it, or there never was one.</summary>
    NothingThere,

    /// <summary>It has another wording than the one that was seen: read it again.</summary>
    ChangedMeanwhile,

    /// <summary>The wording is the same, but somebody decided otherwise since it was seen.</summary>
    DecidedMeanwhile,

    /// <summary>What it answers is not shown, or is itself a reply.</summary>
    RepliesToNothing,

    /// <summary>There is no decision to take back.</summary>
    NothingToUndo,
}

/// <summary>
/// A comment in one of its wordings: what a moderator saw and decides on. Written <c>12</c>, and <c>12.2</c> after its
/// first change, so that nobody approves a text he has not read.
/// </summary>
/// <param name="Version">1 as posted, one more with each change.</param>
public readonly record struct CommentVersion(long Comment, int Version = 1)
{
    public static bool TryParse(string? text, out CommentVersion wording)
    {
        string[] parts = (text ?? "").Split('.');
        int version = 1;
        bool fits = parts.Length <= 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long comment) && comment > 0
            && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out version) && version > 0));
        wording = fits ? new CommentVersion(long.Parse(parts[0], CultureInfo.InvariantCulture), version) : default;
        return fits;
    }

    public override string ToString() => Version == 1 ? $"{Comment}" : $"{Comment}.{Version}";
}
