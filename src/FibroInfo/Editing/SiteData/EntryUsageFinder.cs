using FibroInfo.Content;

namespace FibroInfo.Editing.SiteData;

/// <summary>A text that names an entry.</summary>
/// <param name="Address">Where readers find it; null for what is no page.</param>
public sealed record EntryUsage(string Title, string File, string? Address);

/// <summary>Where an entry of a yaml file is used.</summary>
public static class EntryUsageFinder
{
    public static IReadOnlyList<EntryUsage> Find(SiteDataFile file, string id, ContentSnapshot snapshot)
    {
        IEnumerable<EntryUsage> articles = snapshot.Articles.Where(article => Names(file, article).Contains(id))
            .Select(article => new EntryUsage(article.Title, article.File, article.Address));
        IEnumerable<EntryUsage> pages = file == SiteDataFileCatalogue.Glossary
            ? snapshot.Pages.Where(page => page.Text.Terms.Any(term => term.Term.Id == id)).Select(page => new EntryUsage(page.Title, page.File, page.Address))
            : [];
        bool isOfSite = file == SiteDataFileCatalogue.Conditions ? snapshot.SiteData.Site.Condition == id
            : file == SiteDataFileCatalogue.Topics && IsSaid(snapshot.SiteData.Site.Policy) && snapshot.SiteData.Site.Policy.ClosedTopics.Contains(id);
        return [.. articles.Concat(pages), .. isOfSite ? new[] { new EntryUsage(snapshot.SiteData.Site.Name, SiteDataFileCatalogue.Settings.Path, null) } : []];
    }

    // The one that is closed unless the clinic says otherwise stands in no file.
    private static bool IsSaid(Site.SitePolicy policy) => !ReferenceEquals(policy.ClosedTopics, Site.SitePolicy.Default.ClosedTopics);

    private static IEnumerable<string> Names(SiteDataFile file, Article article) => file.Name switch
    {
        "glossary" => article.Text.Terms.Select(term => term.Term.Id),
        "topics" => article.Topics.Select(topic => topic.Id),
        "conditions" => article.Conditions.Select(condition => condition.Id),
        "people" => article.Authors.Select(author => author.Id).Append(article.ReviewerKey).OfType<string>().Concat(article.Text.Signers),
        _ => [],
    };
}
