using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>What the clinic answers, under the name of one of its people. A reader's name never bears the words beside it.</summary>
public sealed class ClinicReplies(SiteDatabase store, ReplyNotifications news, AuditTrail trail, TimeProvider clock)
{
    /// <param name="expectedVersion">The wording that is answered: of a shown comment that is no reply.</param>
    /// <param name="text">What <see cref="Screening.ReplyScreeningRules"/> has looked at.</param>
    /// <param name="person">The name of who answers, as readers see it.</param>
    /// <param name="actor">For the audit.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
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
            // It gets its number, which the letter names.
            await transaction.Db.SaveChangesAsync(cancel);
            news.Enqueue(transaction, answered, reply);
            trail.Record(transaction, actor, "comment.reply", $"comment {answered.Id}", $"{expectedVersion}, as {person}");
            return ModerationOutcome.Done;
        }, cancel), cancel);
}
