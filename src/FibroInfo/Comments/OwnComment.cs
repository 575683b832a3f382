using System.Linq.Expressions;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>A comment as its writer sees it.</summary>
/// <param name="Reason">Why it was rejected; else null.</param>
/// <param name="IsDespair">Help numbers stand on its page (C-8).</param>
/// <param name="IsRedacted">A moderator took something out.</param>
public sealed record OwnComment(
    long Id, Slug Article, long? ReplyTo, string Name, string Body, CommentState State, DateTimeOffset PostedAt,
    string? Reason, NotifyState Notify, bool IsDespair, bool IsRedacted)
{
    internal static readonly Expression<Func<Comment, OwnComment>> Of = comment => new OwnComment(
        comment.Id, comment.Article, comment.ReplyTo, comment.Name, comment.Body, comment.State, comment.PostedAt,
        comment.Reason, comment.Notify, comment.IsDespair, comment.IsRedacted);
}
