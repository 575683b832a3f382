using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// What people of the clinic decide. Each verb names the wording that was seen, because its writer may change it at any
/// moment: what nobody read is never made public (C-1).
/// </summary>
public sealed class Moderation(Store store, ReplyNews news, TimeProvider clock)
{
    /// <summary>What waits: despair first (C-8), then the oldest.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<ModeratedComment>> QueueAsync(int skip, int take, CancellationToken cancel) => store.ReadAsync(db => db.Set<Comment>().AsNoTracking()
        .Where(comment => comment.State == CommentState.Waiting).OrderByDescending(comment => comment.IsDespair).ThenBy(comment => comment.Id)
        .Skip(skip).Take(take).Select(ModeratedComment.Of).ToListAsync(cancel));

    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<int> CountWaitingAsync(CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Comment>().CountAsync(comment => comment.State == CommentState.Waiting, cancel));

    /// <returns>Null when there is none, or it was erased.</returns>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<ModeratedComment?> FindAsync(long id, CancellationToken cancel) => store.ReadAsync(db => db.Set<Comment>().AsNoTracking()
        .Where(comment => comment.Id == id && comment.State != CommentState.Erased).Select(ModeratedComment.Of).FirstOrDefaultAsync(cancel));

    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<ModerationOutcome> ApproveAsync(Wording seen, CancellationToken cancel) => DecideAsync(seen, async (writing, comment) =>
    {
        Comment? top = comment.ReplyTo is { } id ? await writing.Db.Set<Comment>().SingleAsync(other => other.Id == id, cancel) : null;
        if (comment.State == CommentState.Approved)
        {
            return ModerationOutcome.AlreadyDone;
        }

        if (top is { State: not (CommentState.Approved or CommentState.Erased) })
        {
            return ModerationOutcome.RepliesToNothing;
        }

        comment.Decide(CommentState.Approved, clock.GetUtcNow());
        news.Tell(writing, top, comment);
        return ModerationOutcome.Done;
    }, cancel);

    /// <param name="reason">For its writer, who may mend it.</param>
    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<ModerationOutcome> RejectAsync(Wording seen, string reason, CancellationToken cancel) => DecideAsync(seen, (_, comment) =>
    {
        if (comment.State == CommentState.Rejected && comment.Reason == reason)
        {
            return Task.FromResult(ModerationOutcome.AlreadyDone);
        }

        comment.Decide(CommentState.Rejected, clock.GetUtcNow(), reason);
        return Task.FromResult(ModerationOutcome.Done);
    }, cancel);

    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<ModerationOutcome> MarkSpamAsync(Wording seen, CancellationToken cancel) => DecideAsync(seen, (_, comment) =>
    {
        if (comment.State == CommentState.Spam)
        {
            return Task.FromResult(ModerationOutcome.AlreadyDone);
        }

        comment.ForgetAddress(NotifyState.None);
        comment.Decide(CommentState.Spam, clock.GetUtcNow());
        return Task.FromResult(ModerationOutcome.Done);
    }, cancel);

    /// <summary>Puts a text without what may not be told in the place of the original, which is gone (C-6). It stays approved or waiting, as it was.</summary>
    /// <param name="name">Another name, when the given one is somebody else's; else null.</param>
    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<ModerationOutcome> RedactAsync(Wording seen, CommentText text, DisplayName? name, CancellationToken cancel) => DecideAsync(seen, (writing, comment) =>
    {
        comment.Redact(text, name);
        writing.RememberRewritten(comment, clock.GetUtcNow());
        return Task.FromResult(ModerationOutcome.Done);
    }, cancel);

    /// <param name="top">A shown comment that is no reply.</param>
    /// <param name="person">The name of who answers, as readers see it.</param>
    /// <exception cref="StoreAwayException">Nothing was stored.</exception>
    public Task<ModerationOutcome> ReplyAsClinicAsync(long top, CommentText text, string person, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        DbSet<Comment> all = writing.Db.Set<Comment>();
        Comment? answered = await all.FirstOrDefaultAsync(comment => comment.Id == top, cancel);
        if (answered is not { ReplyTo: null, State: CommentState.Approved })
        {
            return ModerationOutcome.RepliesToNothing;
        }

        if (await all.AnyAsync(reply => reply.ReplyTo == top && reply.FromClinic == person && reply.Body == text.Value, cancel))
        {
            return ModerationOutcome.AlreadyDone;
        }

        Comment reply = Comment.FromClinicTo(answered, text, person, clock.GetUtcNow());
        writing.Db.Add(reply);
        news.Tell(writing, answered, reply);
        writing.Touch($"article:{answered.Article}");
        return ModerationOutcome.Done;
    }, cancel);

    private Task<ModerationOutcome> DecideAsync(Wording seen, Func<Writing, Comment, Task<ModerationOutcome>> decide, CancellationToken cancel) =>
        store.WriteAsync(async writing =>
        {
            Comment? comment = await writing.Db.Set<Comment>().FirstOrDefaultAsync(other => other.Id == seen.Comment, cancel);
            if (comment is null or { State: CommentState.Erased })
            {
                return ModerationOutcome.NothingThere;
            }

            if (comment.Version != seen.Version)
            {
                return ModerationOutcome.ChangedMeanwhile;
            }

            writing.Touch($"article:{comment.Article}");
            return await decide(writing, comment);
        }, cancel);
}
