using FibroInfo.Content;
using FibroInfo.Editing.Schedules;

namespace FibroInfo.Editing.Letters;

/// <summary>A review that somebody has to be told of.</summary>
/// <param name="Stage">Which of its letters: 60, 30 or 0 days before.</param>
public sealed record DueReview(Article Article, DateOnly Due, int Stage)
{
    // Of several that have come, after days on which the site was off, only the last is sent.
    private static readonly int[] Stages = [0, 30, Article.DaysOfNotice];

    /// <summary>Its text; a change of it that has come is put there.</summary>
    public ContentPath Path { get; } = PlannedChanges.MainOf(ContentPath.Of(Article.File, [])!);

    /// <summary>Null while nobody has to know.</summary>
    public static DueReview? Of(Article article, DateOnly today) => article.ReviewDue is { } due && article.WantsReview(today)
        ? new DueReview(article, due, Stages.First(stage => due.DayNumber - today.DayNumber <= stage)) : null;

    /// <summary>Its reviewer, who may still sign, and its authors; administrators where none of them has an account.</summary>
    public IReadOnlyList<Colleague> Readers(IReadOnlyList<Colleague> staff)
    {
        Colleague[] own = [.. staff.Where(one => IsReviewer(one) || IsAuthor(one))];
        return own.Length > 0 ? own : [.. staff.Where(one => one.Administers)];
    }

    private bool IsReviewer(Colleague one) => one.Reviews && one.Person is not null && one.Person == Article.Reviewer?.Id;

    private bool IsAuthor(Colleague one) => one.Writes && Article.Authors.Any(author => author.Id == one.Person);
}
