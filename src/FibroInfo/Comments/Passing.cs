using FibroInfo.Data;

namespace FibroInfo.Comments;

/// <summary>What is kept for a time only, said once: the job erases it, the clock of the staff shows it.</summary>
internal static class Passing
{
    /// <summary>Until it is refused, by <see cref="Comment.WrittenAt"/>.</summary>
    public static IQueryable<Comment> Waiting(this SiteDb db) => db.Set<Comment>().Where(comment => comment.State == CommentState.Waiting);

    /// <summary>By <see cref="Comment.DecidedAt"/>.</summary>
    public static IQueryable<Comment> Refused(this SiteDb db) =>
        db.Set<Comment>().Where(comment => comment.State == CommentState.Rejected || comment.State == CommentState.Spam);

    /// <summary>Addresses that nobody confirmed, by <see cref="Comment.WrittenAt"/>.</summary>
    public static IQueryable<Comment> Unconfirmed(this SiteDb db) => db.Set<Comment>().Where(comment => comment.Notify == NotifyState.Asked);
}
