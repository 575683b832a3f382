using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Content;
using FibroInfo.Site;

namespace FibroInfo.Pages.Comments;

/// <summary>Screens with the names of the clinic's own people, made ready once for each version of the yaml files.</summary>
public sealed class CommentScreener(ContentStore contentStore)
{
    private Made? _made;

    public ScreeningResult Screen(CommentDraft draft) => CommentScreeningRules.Screen(draft, Policy());

    private ScreeningPolicy Policy()
    {
        SiteData house = contentStore.Snapshot.SiteData;
        // Read once: whoever looks meanwhile sees the one or the other whole.
        if (_made is { } made && ReferenceEquals(made.SiteData, house))
        {
            return made.Policy;
        }

        IEnumerable<string> people = house.People.Select(pair => pair.Value.Name);
        IEnumerable<string> names = house.Clinics.Select(pair => pair.Value.Name).Append(house.Site.Name).Append(house.Site.Organisation.Name);
        var policy = new ScreeningPolicy(people, names);
        _made = new Made(house, policy);
        return policy;
    }

    private sealed record Made(SiteData SiteData, ScreeningPolicy Policy);
}

/// <summary>The first look builds every pattern, which takes a second: nobody's comment should wait for it, nor should the first page.</summary>
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
