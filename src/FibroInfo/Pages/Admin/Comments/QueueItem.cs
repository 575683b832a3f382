using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Content;
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

    public IReadOnlyList<HighlightedSegment> Body => HighlightedSegment.Split(Comment.Body, Comment.Marks.Where(mark => mark.Field == DraftField.Body));

    public IReadOnlyList<HighlightedSegment> Name => HighlightedSegment.Split(Comment.Name, Comment.Marks.Where(mark => mark.Field == DraftField.Name));

    /// <summary>The keys of what stands in words above the text: nothing is told by colour alone.</summary>
    public IEnumerable<string> Tags => new[]
    {
        Comment.IsDespair ? "tag.despair" : null, Comment.IsSameText ? "tag.same" : null, Comment.IsRedacted ? "tag.redacted" : null,
        Comment.FromClinic is not null ? "tag.clinic" : null, Comment.Marks.Any(mark => mark.Field == DraftField.Website) ? "tag.trap" : null,
    }.OfType<string>();

    /// <summary>How long this wording has been there: minutes, hours below two days, then days.</summary>
    public string Age(UiText words) => (Now - Comment.WrittenAt) switch
    {
        { TotalHours: < 1 } age => words.Count("ago.minutes", Math.Max(0, (int)age.TotalMinutes)),
        { TotalDays: < 2 } age => words.Count("ago.hours", (int)age.TotalHours),
        var age => words.Count("ago.days", (int)age.TotalDays),
    };
}

/// <summary>A piece of what a reader wrote, with what the screening found in it: nothing, one thing or several.</summary>
public sealed record HighlightedSegment(string Text, IReadOnlyList<ScreeningFindingKind> Kinds)
{
    /// <summary>Cuts a text where findings begin and end; those that overlap are one piece.</summary>
    public static IReadOnlyList<HighlightedSegment> Split(string text, IEnumerable<ScreeningFinding> findings)
    {
        var pieces = new List<HighlightedSegment>();
        int done = 0;
        IEnumerable<ScreeningFinding> within = findings.Where(finding => finding.Length > 0 && finding.Start + finding.Length <= text.Length);
        foreach ((int start, int end, IReadOnlyList<ScreeningFindingKind> kinds) in Joined(within))
        {
            pieces.Add(new HighlightedSegment(text[done..start], []));
            pieces.Add(new HighlightedSegment(text[start..end], kinds));
            done = end;
        }

        pieces.Add(new HighlightedSegment(text[done..], []));
        return [.. pieces.Where(piece => piece.Text.Length > 0)];
    }

    private static List<(int Start, int End, IReadOnlyList<ScreeningFindingKind> Kinds)> Joined(IEnumerable<ScreeningFinding> findings)
    {
        var joined = new List<(int Start, int End, IReadOnlyList<ScreeningFindingKind> Kinds)>();
        foreach (ScreeningFinding finding in findings.OrderBy(finding => finding.Start))
        {
            int end = finding.Start + finding.Length;
            if (joined.Count > 0 && joined[^1].End > finding.Start)
            {
                (int start, int last, IReadOnlyList<ScreeningFindingKind> kinds) = joined[^1];
                joined[^1] = (start, Math.Max(last, end), [.. kinds.Append(finding.Kind).Distinct()]);
            }
            else
            {
                joined.Add((finding.Start, end, [finding.Kind]));
            }
        }

        return joined;
    }
}
