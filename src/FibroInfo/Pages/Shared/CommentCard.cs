using FibroInfo.Comments;

namespace FibroInfo.Pages.Shared;

/// <summary>A comment as it stands on a page of its own: whose it is, when it was posted, and its words.</summary>
public sealed record CommentCard(string Name, DateTimeOffset PostedAt, string Body)
{
    public static CommentCard From(ShownComment comment) => new(comment.Name, comment.PostedAt, comment.Body);

    public static CommentCard From(OwnComment comment) => new(comment.Name, comment.PostedAt, comment.Body);
}
