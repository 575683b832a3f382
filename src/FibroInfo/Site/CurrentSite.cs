using FibroInfo.Text;

namespace FibroInfo.Site;

/// <summary>What the site is called, its language and its policy, as <c>site.yaml</c> says it now: for rooms that may not name the content.</summary>
public delegate SiteProfile CurrentSite();

/// <returns>The path of an article's page; null while it is not public.</returns>
public delegate string? ArticleAddress(Slug article);

/// <summary>Which articles there are now.</summary>
public delegate ArticleIndex CurrentArticles();

/// <summary>The articles that the content folder has. One whose file is broken or gone is in neither list: nothing is known of it.</summary>
/// <param name="Withdrawn">The keys of those that readers no longer see.</param>
/// <param name="Others">The keys of all the rest.</param>
public sealed record ArticleIndex(IReadOnlyCollection<Slug> Withdrawn, IReadOnlyCollection<Slug> Others);
