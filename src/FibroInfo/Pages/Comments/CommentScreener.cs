using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Content;
using FibroInfo.Site;

namespace FibroInfo.Pages.Comments;

/// <summary>Screens comments with the names of the staff. The patterns are built once for each version of the yaml files.</summary>
public sealed class CommentScreener(ContentStore contentStore)
{
    private CachedPolicy? _cached;

    public ScreeningResult Screen(CommentDraft draft) => CommentScreeningRules.Screen(draft, Policy());

    private ScreeningPolicy Policy()
    {
        SiteData siteData = contentStore.Snapshot.SiteData;
        // The field is read only once, so that a concurrent change cannot mix an old and a new policy.
        if (_cached is { } cached && ReferenceEquals(cached.SiteData, siteData))
        {
            return cached.Policy;
        }

        IEnumerable<string> people = siteData.People.Select(pair => pair.Value.Name);
        IEnumerable<string> names = siteData.Clinics.Select(pair => pair.Value.Name).Append(siteData.Site.Name).Append(siteData.Site.Organisation.Name);
        var policy = new ScreeningPolicy(people, names);
        _cached = new CachedPolicy(siteData, policy);
        return policy;
    }

    private sealed record CachedPolicy(SiteData SiteData, ScreeningPolicy Policy);
}

/// <summary>
/// The first screening builds every pattern, which takes a second. Does that a little after the start, so that neither the first comment
/// nor the first page has to wait for it.
/// </summary>
public sealed class ScreeningWarmup(CommentScreener screening) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, stoppingToken);
        if (DisplayName.TryParse("Anyone", out DisplayName name, out _) && CommentText.TryParse("Any words.", out CommentText text, out _))
        {
            screening.Screen(new CommentDraft(name, text, ""));
        }
    }
}
