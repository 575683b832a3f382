using FibroInfo.Audit;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;

namespace FibroInfo.Comments;

/// <summary>What a moderator takes out for good: of the original nothing is kept (C-6), so there is no undoing.</summary>
public sealed class Redaction(SiteDatabase store, PendingEmails waiting, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Puts a text without what may not be told in the place of the original. It stays approved or waiting, as it was.</summary>
    /// <param name="expectedVersion">The wording that was read.</param>
    /// <param name="text">What is left of it.</param>
    /// <param name="name">Another name, when the given one is somebody else's; else null.</param>
    /// <param name="found">What the screening still says of it.</param>
    /// <param name="actor">For the audit.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<ModerationOutcome> RedactAsync(CommentVersion expectedVersion, CommentText text, DisplayName? name, ScreeningResult found, Actor actor, CancellationToken cancel) =>
        ForGoodAsync(expectedVersion, "comment.redact", actor, (transaction, comment) =>
        {
            comment.Redact(text, name, found);
            transaction.RecordRewrite(comment, clock.GetUtcNow());
            return Task.CompletedTask;
        }, cancel);

    /// <summary>Takes the comment away with all that tells of its writer, as its writer could.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was erased.</exception>
    public Task<ModerationOutcome> EraseAsync(CommentVersion expectedVersion, Actor actor, CancellationToken cancel) =>
        ForGoodAsync(expectedVersion, "comment.erase", actor, async (transaction, comment) =>
        {
            await waiting.WithdrawAsync(transaction, [comment], cancel);
            await transaction.EraseAsync(comment, clock.GetUtcNow(), cancel);
        }, cancel);

    private Task<ModerationOutcome> ForGoodAsync(
        CommentVersion expectedVersion, string action, Actor actor, Func<WriteTransaction, Comment, Task> take, CancellationToken cancel) =>
        store.WriteAsync(transaction => transaction.OnExpectedVersionAsync(expectedVersion, async comment =>
        {
            trail.Record(transaction, actor, action, $"comment {comment.Id}", $"{comment.Wording}, was {comment.State}");
            await take(transaction, comment);
            return ModerationOutcome.Done;
        }, cancel), cancel);
}
