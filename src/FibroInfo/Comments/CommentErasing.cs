using System.Text;
using FibroInfo.Data;

namespace FibroInfo.Comments;

/// <summary>How a comment is erased, and what is written down of it (<see cref="CommentEraser"/> reads it).</summary>
internal static class CommentErasing
{
    /// <summary>The comment is gone.</summary>
    public const string Erased = "comment";

    /// <summary>What it said before this wording is gone: <c>12.2</c>.</summary>
    public const string Rewritten = "wording";

    /// <summary>Letters are stopped and the address is gone.</summary>
    public const string Stopped = "address";

    /// <summary>Leaves nothing but its place, and that only while there are replies to it.</summary>
    public static async Task EraseAsync(this Writing writing, Comment comment, DateTimeOffset now, CancellationToken cancel)
    {
        writing.TouchIfShown(comment, cancel);
        writing.Remember(new Erasure(now, Erased, $"{comment.Id}", MarkOf(comment)));
        comment.Erase(now);
        await writing.Db.SaveChangesAsync(cancel);
        await writing.Db.ClearEmptyPlacesAsync(cancel);
    }

    /// <param name="comment">With its new wording.</param>
    public static void RememberRewritten(this Writing writing, Comment comment, DateTimeOffset now) =>
        writing.RememberReplaced(new Erasure(now, Rewritten, $"{new Wording(comment.Id, comment.Version)}", MarkOf(comment)));

    public static void StopLetters(this Writing writing, Comment comment, DateTimeOffset now)
    {
        if (comment.Email is not null)
        {
            writing.Remember(new Erasure(now, Stopped, $"{comment.Id}", MarkOf(comment)));
        }

        comment.ForgetAddress(NotifyState.Stopped);
    }

    /// <summary>The clinic's own have no seed; neither are they anybody's secret.</summary>
    public static string MarkOf(Comment comment) => Erasure.MarkOf(comment.Seed ?? Encoding.UTF8.GetBytes($"{comment.PostedAt:O}"));
}
