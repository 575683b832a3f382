using System.Linq.Expressions;

namespace FibroInfo.Comments;

/// <summary>All of a comment that the public may see.</summary>
/// <param name="FromClinic">The name of the clinic's person who wrote it; null for a reader.</param>
/// <param name="IsErased">By its writer or by the clinic: there is no name and no body.</param>
public sealed record ShownComment(long Id, long? ReplyTo, string Name, string Body, DateTimeOffset PostedAt, string? FromClinic, bool IsRedacted, bool IsErased)
{
    internal static readonly Expression<Func<Comment, ShownComment>> Of = comment => new ShownComment(
        comment.Id, comment.ReplyTo, comment.Name, comment.Body, comment.PostedAt, comment.FromClinic, comment.IsRedacted,
        comment.State == CommentState.Erased);
}
