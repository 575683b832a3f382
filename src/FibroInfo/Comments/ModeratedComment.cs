using System.Linq.Expressions;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>A comment as a moderator sees it: no address, no key of a reader.</summary>
/// <param name="Version">With <paramref name="Id"/>, the wording that is decided on.</param>
/// <param name="WrittenAt">When this wording was written: its age in the queue.</param>
/// <param name="DecidedAt">Null while it waits.</param>
/// <param name="CanUndo">The last decision can be taken back.</param>
/// <param name="IsSameText">These words had been posted before, by somebody or elsewhere.</param>
public sealed record ModeratedComment(
    long Id, int Version, Slug Article, long? ReplyTo, string Name, string Body, CommentState State, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
    string? Reason, IReadOnlyList<Finding> Marks, bool IsDespair, bool IsSameText, bool IsRedacted, string? FromClinic, DateTimeOffset? DecidedAt, bool CanUndo)
{
    public Wording Wording => new(Id, Version);

    internal static readonly Expression<Func<Comment, ModeratedComment>> Of = comment => new ModeratedComment(
        comment.Id, comment.Version, comment.Article, comment.ReplyTo, comment.Name, comment.Body, comment.State, comment.PostedAt, comment.WrittenAt,
        comment.Reason, comment.Marks, comment.IsDespair, comment.IsSameText, comment.IsRedacted, comment.FromClinic,
        comment.DecidedAt, comment.Former != null);
}
