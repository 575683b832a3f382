using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>Why a comment is not shown, in words that are ready: the commonest, so that a moderator need not find them each time.</summary>
public static class CannedReasons
{
    /// <summary>The first fits every comment, and can do no harm when it is chosen in haste.</summary>
    public static readonly IReadOnlyList<string> Keys = ["general", "names", "others", "medicines", "topic", "rude", "advert"];

    /// <summary>The one that follows from what the screening found.</summary>
    public static string For(ModeratedComment comment) =>
        comment.Marks.Any(mark => mark.Kind == FindingKind.OthersHealth) ? "others"
        : comment.Marks.Any(mark => mark.Weight is Weight.Ask or Weight.Refused && mark.Kind != FindingKind.TooManyLinks) ? "names"
        : comment.Marks.Any(mark => mark.Kind == FindingKind.TooManyLinks) ? "advert"
        : Keys[0];

    /// <summary>The moderator's own words, or else the ready ones.</summary>
    public static bool TryRead(Words words, string key, string own, out Reason reason)
    {
        reason = default;
        return own.Trim() != "" ? Reason.TryParse(own, out reason) : Keys.Contains(key) && Reason.TryParse(words[$"reason.{key}"], out reason);
    }
}
