using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Pages.Admin.Articles;
using FibroInfo.Editing.Signing;
using FibroInfo.Site;
using FibroInfo.Accounts;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Today;

/// <summary>Texts that wait for a signature: a reviewer's first, then everybody's.</summary>
public sealed class SigningNeeds(ReviewStore reviews)
{
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<IEnumerable<DashboardTask>> FindAsync(UiText words, SiteProfile site, IdMap<Person> people, SignedIn who, CancellationToken cancel)
    {
        List<ReviewRequest> waiting = await reviews.WaitingAsync(cancel);
        ILookup<bool, ReviewRequest> split = waiting.ToLookup(request => IsFor(request, who));
        return new[]
        {
            Make(split[true], Urgency.Soon, count => words.Count("today.to-sign", count)),
            Make(split[false], Urgency.Sometime, count => words.Count("today.waiting-signature", count)),
        }.OfType<DashboardTask>();

        DashboardTask? Make(IEnumerable<ReviewRequest> some, Urgency urgency, Func<int, string> say) => some.ToList() is not [var first, ..] all ? null
            : new DashboardTask(urgency, say(all.Count), null, first.AskedAt)
            {
                Rank = urgency == Urgency.Soon ? NeedRank.Signature : NeedRank.Ordinary,
                Parts = [.. all.Take(DashboardTask.MostParts).Select(request => Part(request, words, site, people))],
            };
    }

    private static bool IsFor(ReviewRequest request, SignedIn who) => (who.Roles & Role.Reviewer) != Role.None && request.Account != who.Account
        && (request.Reviewer.Length == 0 || request.Reviewer == who.Person);

    private static NeedPart Part(ReviewRequest request, UiText words, SiteProfile site, IdMap<Person> people) => new(
        request.Title,
        words[
            "today.signature-of", request.Writer, people.Find(request.Reviewer)?.Name ?? words["next.any-reviewer"],
            Hours.At(words, request.AskedAt, site.TimeZone)],
        ContentPath.Of(request.File, []) is { } path ? TextAddress.ReviewOf(path, request.Id) : null);
}
