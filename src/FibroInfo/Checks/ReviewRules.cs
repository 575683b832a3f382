using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>The dates of an article, and when its review is due (P-3, P-4, E-12).</summary>
internal static class ReviewRules
{
    public static IEnumerable<Problem> Check(CheckedArticle article)
    {
        if (!article.IsPublished)
        {
            return [];
        }

        Article text = article.Article;
        DateOnly today = article.Context.Today;
        return new[]
        {
            text.ReviewDue < today
                ? article.At("reviewed").Warning("P-4", $"The review was due on {text.ReviewDue:yyyy-MM-dd}.",
                    "Ask a colleague to review it again.") : null,
            text.WantsReview(today) && !text.IsOverdue(today)
                ? article.At("reviewed").Advice("E-12.soon", $"The review is due on {text.ReviewDue:yyyy-MM-dd}.",
                    "Ask a colleague to review it in time.") : null,
            FindLatestDue(article) is { } latest
                ? article.At("review-due").Warning("E-12", $"The next review is later than the policy allows ({latest:yyyy-MM-dd}).",
                    "Choose an earlier date for the next review ('review-due').") : null,
            text.Review?.Day > today ? article.At("reviewed").Warning("P-3", "The review date ('reviewed') is in the future.",
                "Enter the day on which it was reviewed.") : null,
            text.Updated > today ? article.At("updated").Warning("P-3", "The date of the last change ('updated') is in the future.",
                "Enter the day on which the meaning last changed.") : null,
            text.Updated < text.Published
                ? article.At("updated").Warning("P-3", "The date of the last change ('updated') is before the date of publication ('publish').",
                    "Leave it empty until the meaning changes.") : null,
        }.OfType<Problem>();
    }

    private static DateOnly? FindLatestDue(CheckedArticle article)
    {
        if (article.Article.ReviewPeriodStart is not { Year: < 9000 } start)
        {
            return null;
        }

        DateOnly latest = start.AddMonths(article.Context.Policy.MonthsFor(article.Article.Kind.ToString().ToLowerInvariant()));
        return article.Article.ReviewDue > latest ? latest : null;
    }
}
