using System.Globalization;
using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// The decisions of moderators. Each names the version of the comment that was read, because its writer may change it at any
/// moment and nothing may become public that nobody has read (C-1).
/// </summary>
public sealed class Moderation(SiteDatabase store, ReplyNotifications notifications, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Decides on several comments in one transaction; one that cannot be decided on does not affect the others.</summary>
    /// <param name="versions">The versions that were read, each once.</param>
    /// <param name="decision">The decision, the same for all.</param>
    /// <param name="from">
    /// The state in which they were read: a comment that somebody decided since is left alone. Null for any state.
    /// </param>
    public Task<IReadOnlyDictionary<CommentVersion, ModerationOutcome>> DecideAsync(
        IReadOnlyCollection<CommentVersion> versions, ModerationDecision decision, CommentState? from, Actor actor, CancellationToken cancel) =>
        EachAsync(versions, (transaction, comment) => DecideAsync(transaction, comment, decision, from, actor, cancel), cancel);

    public async Task<ModerationOutcome> DecideAsync(CommentVersion expectedVersion, ModerationDecision decision, Actor actor, CancellationToken cancel) =>
        (await DecideAsync([expectedVersion], decision, null, actor, cancel))[expectedVersion];

    /// <summary>Undoes decisions: each comment gets its former state back, if nobody has decided again since.</summary>
    /// <param name="versions">The versions that were decided on.</param>
    /// <param name="decided">The state that the decision gave them.</param>
    public Task<IReadOnlyDictionary<CommentVersion, ModerationOutcome>> UndoAsync(
        IReadOnlyCollection<CommentVersion> versions, CommentState decided, Actor actor, CancellationToken cancel) =>
        EachAsync(versions, (transaction, comment) => Task.FromResult(Undo(transaction, comment, decided, actor)), cancel);

    private async Task<ModerationOutcome> DecideAsync(
        WriteTransaction transaction, Comment comment, ModerationDecision decision, CommentState? from, Actor actor, CancellationToken cancel)
    {
        Comment? top = comment.ReplyTo is { } id ? await transaction.Db.Set<Comment>().SingleAsync(other => other.Id == id, cancel) : null;
        if (comment.State == decision.State && comment.Reason == decision.Reason)
        {
            return ModerationOutcome.AlreadyDone;
        }

        if (from is { } state && comment.State != state)
        {
            return ModerationOutcome.DecidedMeanwhile;
        }

        bool isApproved = decision.State == CommentState.Approved;
        if (isApproved && top is { State: not (CommentState.Approved or CommentState.Erased) })
        {
            return ModerationOutcome.RepliesToNothing;
        }

        Record(transaction, comment, comment.State, decision.Action, actor);
        comment.Decide(decision.State, clock.GetUtcNow(), decision.Reason);
        if (isApproved)
        {
            notifications.Enqueue(transaction, top, comment);
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
        IReadOnlyCollection<CommentVersion> versions, Func<WriteTransaction, Comment, Task<ModerationOutcome>> act, CancellationToken cancel) =>
        store.WriteAsync<IReadOnlyDictionary<CommentVersion, ModerationOutcome>>(async transaction =>
        {
            var outcomes = new Dictionary<CommentVersion, ModerationOutcome>();
            // Oldest first, so that a comment is decided on before the replies to it.
            foreach (CommentVersion wording in versions.OrderBy(wording => wording.Comment))
            {
                outcomes[wording] = await transaction.OnExpectedVersionAsync(wording, comment => act(transaction, comment), cancel);
            }

            return outcomes;
        }, cancel);

    private void Record(WriteTransaction transaction, Comment comment, CommentState previousState, string action, Actor actor) =>
        trail.Record(transaction, actor, action, $"comment {comment.Id}", $"{comment.CurrentVersion}, was {previousState}");
}

/// <summary>A moderator's decision on a comment.</summary>
public sealed record ModerationDecision
{
    public static readonly ModerationDecision Approve = new(CommentState.Approved, null);

    public static readonly ModerationDecision Spam = new(CommentState.Spam, null);

    private ModerationDecision(CommentState state, string? reason) => (State, Reason) = (state, reason);

    public CommentState State { get; }

    /// <summary>Why it is rejected, for its writer, who may correct it. Null for other decisions.</summary>
    public string? Reason { get; }

    /// <summary>The name of the action in the audit trail.</summary>
    internal string Action => State switch
    {
        CommentState.Approved => "comment.approve",
        CommentState.Spam => "comment.spam",
        _ => "comment.reject",
    };

    public static ModerationDecision Reject(RejectionReason reason) => new(CommentState.Rejected, reason.Value);
}

/// <summary>The result of a moderator's action.</summary>
public enum ModerationOutcome
{
    Done,

    /// <summary>Somebody had already decided the same.</summary>
    AlreadyDone,

    /// <summary>The comment was erased, or never existed.</summary>
    NothingThere,

    /// <summary>Its text has changed since it was read: read it again.</summary>
    ChangedMeanwhile,

    /// <summary>The text is the same, but somebody has made another decision since it was read.</summary>
    DecidedMeanwhile,

    /// <summary>The comment it replies to is not shown, or is itself a reply.</summary>
    RepliesToNothing,

    /// <summary>There is no decision to undo.</summary>
    NothingToUndo,
}

/// <summary>
/// One version of a comment: what a moderator read and decides on. Written <c>12</c>, and <c>12.2</c> after its
/// first change, so that nobody approves a text that they have not read.
/// </summary>
/// <param name="Version">1 as posted; each change adds 1.</param>
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
