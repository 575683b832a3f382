namespace FibroInfo.Comments;

/// <summary>A comment with what was answered to it, oldest first.</summary>
public sealed record CommentThread(ShownComment Top, IReadOnlyList<ShownComment> Replies);

/// <summary>A page of an article's comments.</summary>
/// <param name="Count">Comments and replies on all pages.</param>
/// <param name="Pages">0 without comments.</param>
public sealed record ShownComments(int Count, int Pages, IReadOnlyList<CommentThread> Threads)
{
    public const int ThreadsPerPage = 10;
}
