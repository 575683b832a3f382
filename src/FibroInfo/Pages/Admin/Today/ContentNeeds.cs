using FibroInfo.Articles;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Today;

/// <summary>What the content folder says against itself, and which reviews are due.</summary>
public static class ContentNeeds
{
    // E-12: told in time.
    private const int SoonDays = 60;

    public static IEnumerable<Need> Find(Holdings holdings, Library library, Words words, DateOnly today, Func<string, DateTimeOffset?> changedAt)
    {
        ILookup<Severity, Problem> faults = holdings.Problems.ToLookup(problem => problem.Severity);
        Article[] overdue = [.. library.Articles.Where(article => article.IsOverdue(today)).OrderBy(article => article.ReviewDue)];
        Article[] soon =
        [
            .. library.Articles
                .Where(article => !article.IsOverdue(today) && article.ReviewDue <= today.AddDays(SoonDays))
                .OrderBy(article => article.ReviewDue),
        ];
        return new[]
        {
            OfFaults(faults[Severity.Error], Urgency.Now, count => words.Count("today.errors", count), changedAt),
            OfReviews(overdue, Urgency.Soon, words.Count("today.overdue", overdue.Length), library.Site, words),
            OfReviews(soon, Urgency.Sometime, words.Count("today.due-soon", soon.Length), library.Site, words),
            OfFaults(faults[Severity.Warning], Urgency.Sometime, count => words.Count("today.warnings", count), changedAt),
        }.OfType<Need>();
    }

    // As old as the last change of its file: that is when somebody could have seen it.
    private static Need? OfFaults(IEnumerable<Problem> faults, Urgency urgency, Func<int, string> say, Func<string, DateTimeOffset?> changedAt)
    {
        Problem[] all = [.. faults];
        return all.Length == 0 ? null : new Need(urgency, say(all.Length), null, all.Min(fault => changedAt(fault.File)))
        {
            Parts = [.. all.Take(Need.MostParts).Select(fault => new NeedPart($"{fault.Message} {fault.Mend}", $"{fault.File}:{fault.Line}", null))],
        };
    }

    private static Need? OfReviews(Article[] articles, Urgency urgency, string text, SiteProfile site, Words words)
    {
        if (articles is not [{ ReviewDue: { } first }, ..])
        {
            return null;
        }

        // What lies ahead has no age.
        DateTimeOffset? since = urgency == Urgency.Sometime ? null : SiteClock.Midnight(first, site.TimeZone);
        return new Need(urgency, text, null, since)
        {
            Parts =
            [
                .. articles.Take(Need.MostParts).Select(article => new NeedPart(
                    article.Title, words["today.due", words.Date(article.ReviewDue!.Value)], article.Address)),
            ],
        };
    }
}
