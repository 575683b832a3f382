using FibroInfo.Audit;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;

namespace FibroInfo.Comments;

/// <summary>Removes text or a whole comment permanently: nothing of the original is kept (C-6), so it cannot be undone.</summary>
public sealed class Redaction(SiteDatabase store, PendingEmails pendingEmails, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Replaces the text by one without what must not be public. The comment stays approved or waiting, as it was.</summary>
    /// <param name="expectedVersion">The version that the moderator read.</param>
    /// <param name="text">The text that remains.</param>
    /// <param name="name">A new name, when the old one belongs to somebody else; null to keep it.</param>
    /// <param name="found">What the screening finds in the new text.</param>
    public Task<ModerationOutcome> RedactAsync(
        CommentVersion expectedVersion, CommentText text, DisplayName? name, ScreeningResult found, Actor actor, CancellationToken cancel) =>
        ApplyPermanentlyAsync(expectedVersion, "comment.redact", actor, (transaction, comment) =>
        {
            comment.Redact(text, name, found);
            transaction.RecordRewrite(comment, clock.GetUtcNow());
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Erases the comment and all data about its writer, as the writer could do too.</summary>
    public Task<ModerationOutcome> EraseAsync(CommentVersion expectedVersion, Actor actor, CancellationToken cancel) =>
        ApplyPermanentlyAsync(expectedVersion, "comment.erase", actor, async (transaction, comment) =>
        {
            await pendingEmails.WithdrawAsync(transaction, [comment], cancel);
            await transaction.EraseAsync(comment, clock.GetUtcNow(), cancel);
        }, cancel);

    private Task<ModerationOutcome> ApplyPermanentlyAsync(
        CommentVersion expectedVersion, string action, Actor actor, Func<WriteTransaction, Comment, Task> apply, CancellationToken cancel) =>
        store.WriteAsync(transaction => transaction.OnExpectedVersionAsync(expectedVersion, async comment =>
        {
            trail.Record(transaction, actor, action, $"comment {comment.Id}", $"{comment.CurrentVersion}, was {comment.State}");
            await apply(transaction, comment);
            return ModerationOutcome.Done;
        }, cancel), cancel);
}
