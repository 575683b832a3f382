using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>Whether a writer gets emails about replies: started by a link sent to that mailbox, stopped with one click.</summary>
public sealed class ReplySubscriptions(SiteDatabase store, CommentOwnerToken links, PendingEmails pendingEmails, TimeProvider clock)
{
    /// <returns>Whether this is the <see cref="TokenPurpose.Confirm"/> token of a comment.</returns>
    public Task<bool> MayConfirmAsync(string token, CancellationToken cancel) => HasAsync(links.SeedIn(token, TokenPurpose.Confirm), cancel);

    /// <returns>Whether this is the <see cref="TokenPurpose.Stop"/> token or the private link of a comment.</returns>
    public Task<bool> MayStopAsync(string token, CancellationToken cancel) => HasAsync(links.SeedIn(token, TokenPurpose.Stop) ?? links.SeedIn(token), cancel);

    /// <summary>
    /// Starts the emails that were asked for. Takes only the <see cref="TokenPurpose.Confirm"/> token, which was sent to that mailbox.
    /// </summary>
    /// <returns>False when there is nothing to confirm.</returns>
    public Task<bool> ConfirmAsync(string token, CancellationToken cancel) =>
        store.ChangeOwnAsync(links.SeedIn(token, TokenPurpose.Confirm), false, (_, comment) =>
        {
            bool hasAsked = comment.Notify is ReplyNotificationState.Asked or ReplyNotificationState.Confirmed;
            comment.Notify = hasAsked ? ReplyNotificationState.Confirmed : comment.Notify;
            return Task.FromResult(hasAsked);
        }, cancel);

    /// <summary>
    /// Stops the emails and forgets the address. Accepts the <see cref="TokenPurpose.Stop"/> token and that of the private link.
    /// </summary>
    /// <returns>False when no comment has this token.</returns>
    public Task<bool> StopAsync(string token, CancellationToken cancel) =>
        store.ChangeOwnAsync(links.SeedIn(token, TokenPurpose.Stop) ?? links.SeedIn(token), false, async (transaction, comment) =>
        {
            await pendingEmails.WithdrawAsync(transaction, [comment], cancel);
            transaction.StopLetters(comment, clock.GetUtcNow());
            return true;
        }, cancel);

    private async Task<bool> HasAsync(byte[]? seed, CancellationToken cancel) =>
        seed is not null && await store.ReadAsync(db => db.Set<Comment>().AnyAsync(comment => comment.Seed == seed, cancel));
}
