using System.Linq.Expressions;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;

namespace FibroInfo.Comments;

/// <summary>All that is kept of a comment, as its writer may ask for it (C-10).</summary>
/// <param name="Reader">Who, on this article; null for the clinic.</param>
/// <param name="SealedAddress">As it lies in the row; opened into <paramref name="Address"/>.</param>
/// <param name="Address">Null when none is kept, or the key of its seal is lost.</param>
/// <param name="Marks">What the screening found in it.</param>
public sealed record KeptComment(
    long Id, Slug Article, long? ReplyTo, CommentState State, string Name, string Body, DateTimeOffset PostedAt, DateTimeOffset WrittenAt,
    DateTimeOffset? DecidedAt, string? Reason, byte[]? Reader, byte[]? SealedAddress, string? Address, NotifyState Notify,
    string? ConsentVersion, DateTimeOffset? ConsentAt, IReadOnlyList<Finding> Marks, bool IsDespair, bool IsRedacted)
{
    /// <summary>Whoever has that mailbox said so; any other address may be a stranger's.</summary>
    public bool IsAddressConfirmed => Notify == NotifyState.Confirmed;

    internal static readonly Expression<Func<Comment, KeptComment>> Of = comment => new KeptComment(
        comment.Id, comment.Article, comment.ReplyTo, comment.State, comment.Name, comment.Body, comment.PostedAt, comment.WrittenAt,
        comment.DecidedAt, comment.Reason, comment.Reader, comment.Email, null, comment.Notify,
        comment.ConsentVersion, comment.ConsentAt, comment.Marks, comment.IsDespair, comment.IsRedacted);
}
