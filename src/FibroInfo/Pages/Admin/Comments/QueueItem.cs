using FibroInfo.Content;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Comments;

/// <summary>A comment in the queue, with what is beside it.</summary>
/// <param name="Article">Null when it is not public just now.</param>
/// <param name="Answered">The comment it answers; null at the top.</param>
/// <param name="Search">Where its forms come back to.</param>
public sealed record QueueItem(ModeratedComment Comment, Article? Article, ModeratedComment? Answered, DateTimeOffset Now, QueueSearch Search)
{
    /// <summary>On a page of its own, where there are not several to choose from.</summary>
    public bool IsAlone { get; init; }

    public IReadOnlyList<MarkedPiece> Body => MarkedPiece.Of(Comment.Body, Comment.Marks.Where(mark => mark.Field == DraftField.Body));

    public IReadOnlyList<MarkedPiece> Name => MarkedPiece.Of(Comment.Name, Comment.Marks.Where(mark => mark.Field == DraftField.Name));

    /// <summary>The keys of what stands in words above the text: nothing is told by colour alone.</summary>
    public IEnumerable<string> Tags => new[]
    {
        Comment.IsDespair ? "tag.despair" : null, Comment.IsSameText ? "tag.same" : null, Comment.IsRedacted ? "tag.redacted" : null,
        Comment.FromClinic is not null ? "tag.clinic" : null, Comment.Marks.Any(mark => mark.Field == DraftField.Website) ? "tag.trap" : null,
    }.OfType<string>();

    /// <summary>How long this wording has been there: minutes, hours below two days, then days.</summary>
    public string Age(Words words) => (Now - Comment.WrittenAt) switch
    {
        { TotalHours: < 1 } age => words.Count("ago.minutes", Math.Max(0, (int)age.TotalMinutes)),
        { TotalDays: < 2 } age => words.Count("ago.hours", (int)age.TotalHours),
        var age => words.Count("ago.days", (int)age.TotalDays),
    };
}
