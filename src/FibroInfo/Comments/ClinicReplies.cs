using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>Replies by the clinic, under the name of a member of staff and marked as such. No reader's comment can get that mark.</summary>
public sealed class ClinicReplies(SiteDatabase store, ReplyNotifications notifications, AuditTrail trail, TimeProvider clock)
{
    /// <param name="expectedVersion">The version that is answered; the comment must be approved and not itself a reply.</param>
    /// <param name="text">Already screened by <see cref="Screening.ReplyScreeningRules"/>.</param>
    /// <param name="person">The name of the person who replies, as readers see it.</param>
    public Task<ModerationOutcome> ReplyAsync(CommentVersion expectedVersion, CommentText text, string person, Actor actor, CancellationToken cancel) =>
        store.WriteAsync(transaction => transaction.OnExpectedVersionAsync(expectedVersion, async answered =>
        {
            DbSet<Comment> all = transaction.Db.Set<Comment>();
            if (answered is not { ReplyTo: null, State: CommentState.Approved })
            {
                return ModerationOutcome.RepliesToNothing;
            }

            if (await all.AnyAsync(reply => reply.ReplyTo == answered.Id && reply.FromClinic == person && reply.Body == text.Value, cancel))
            {
                return ModerationOutcome.AlreadyDone;
            }

            Comment reply = Comment.FromClinicTo(answered, text, person, clock.GetUtcNow());
            transaction.Db.Add(reply);
            // Saved now to get its id, which the email contains.
            await transaction.Db.SaveChangesAsync(cancel);
            notifications.Enqueue(transaction, answered, reply);
            trail.Record(transaction, actor, "comment.reply", $"comment {answered.Id}", $"{expectedVersion}, as {person}");
            return ModerationOutcome.Done;
        }, cancel), cancel);
}
