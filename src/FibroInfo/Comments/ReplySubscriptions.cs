using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>Whether a writer gets letters about replies: started from the mailbox they go to, stopped at one click.</summary>
public sealed class ReplySubscriptions(SiteDatabase store, CommentOwnerToken links, PendingEmails waiting, TimeProvider clock)
{
    /// <returns>Whether a comment has this token of <see cref="TokenPurpose.Confirm"/>.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<bool> MayConfirmAsync(string token, CancellationToken cancel) => HasAsync(links.SeedIn(token, TokenPurpose.Confirm), cancel);

    /// <returns>Whether a comment has this token of <see cref="TokenPurpose.Stop"/>, or this private link.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<bool> MayStopAsync(string token, CancellationToken cancel) => HasAsync(links.SeedIn(token, TokenPurpose.Stop) ?? links.SeedIn(token), cancel);

    /// <summary>Starts the letters that were asked for. Takes the token of <see cref="TokenPurpose.Confirm"/>, which only the mailbox knows.</summary>
    /// <returns>False when there is nothing to confirm.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<bool> ConfirmAsync(string token, CancellationToken cancel) =>
        store.ChangeOwnAsync(links.SeedIn(token, TokenPurpose.Confirm), false, (_, comment) =>
        {
            bool asked = comment.Notify is ReplyNotificationState.Asked or ReplyNotificationState.Confirmed;
            comment.Notify = asked ? ReplyNotificationState.Confirmed : comment.Notify;
            return Task.FromResult(asked);
        }, cancel);

    /// <summary>Stops the letters and forgets the address. Takes the token of <see cref="TokenPurpose.Stop"/>, and the private link's.</summary>
    /// <returns>False when no comment has this token.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<bool> StopAsync(string token, CancellationToken cancel) =>
        store.ChangeOwnAsync(links.SeedIn(token, TokenPurpose.Stop) ?? links.SeedIn(token), false, async (transaction, comment) =>
        {
            await waiting.WithdrawAsync(transaction, [comment], cancel);
            transaction.StopLetters(comment, clock.GetUtcNow());
            return true;
        }, cancel);

    private async Task<bool> HasAsync(byte[]? seed, CancellationToken cancel) =>
        seed is not null && await store.ReadAsync(db => db.Set<Comment>().AnyAsync(comment => comment.Seed == seed, cancel));
}
