using System.Globalization;
using FibroInfo.Comments;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>The number of a comment, as it stands in the address of its pages.</summary>
internal static class CommentRouteId
{
    /// <returns>Null when it is no number, or no comment's.</returns>
    public static async Task<ModeratedComment?> FindAsync(this ModerationQueue queue, string typed, CancellationToken cancel) =>
        long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? await queue.FindAsync(number, cancel) : null;
}
