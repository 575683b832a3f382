using FibroInfo.Content;

namespace FibroInfo.Editing.Entries;

/// <summary>A text that names an entry.</summary>
/// <param name="Address">Where readers find it; null for what is no page.</param>
public sealed record EntryUse(string Title, string File, string? Address);

/// <summary>Where an entry of a yaml file is used.</summary>
public static class EntryUses
{
    public static IReadOnlyList<EntryUse> Of(EntryFile file, string id, ContentSnapshot holdings)
    {
        IEnumerable<EntryUse> articles = holdings.Articles.Where(article => Names(file, article).Contains(id))
            .Select(article => new EntryUse(article.Title, article.File, article.Address));
        IEnumerable<EntryUse> pages = file == EntryFiles.Glossary
            ? holdings.Pages.Where(page => page.Text.Terms.Any(term => term.Term.Id == id)).Select(page => new EntryUse(page.Title, page.File, page.Address))
            : [];
        bool isOfSite = file == EntryFiles.Conditions ? holdings.SiteData.Site.Condition == id
            : file == EntryFiles.Topics && IsSaid(holdings.SiteData.Site.Policy) && holdings.SiteData.Site.Policy.ClosedTopics.Contains(id);
        return [.. articles.Concat(pages), .. isOfSite ? new[] { new EntryUse(holdings.SiteData.Site.Name, EntryFiles.Settings.Path, null) } : []];
    }

    // The one that is closed unless the clinic says otherwise stands in no file.
    private static bool IsSaid(Site.Policy policy) => !ReferenceEquals(policy.ClosedTopics, Site.Policy.Default.ClosedTopics);

    private static IEnumerable<string> Names(EntryFile file, Article article) => file.Name switch
    {
        "glossary" => article.Text.Terms.Select(term => term.Term.Id),
        "topics" => article.Topics.Select(topic => topic.Id),
        "conditions" => article.Conditions.Select(condition => condition.Id),
        "people" => article.Authors.Append(article.Reviewer).OfType<Site.Person>().Select(person => person.Id).Concat(article.Text.Signers),
        _ => [],
    };
}
