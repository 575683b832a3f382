using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The links at the foot of every page: the same on each, in the same order (P-18, WCAG 3.2.6).</summary>
public static class FooterLinks
{
    private static readonly string[] TrustPages = ["how-we-work", "privacy", "accessibility"];

    /// <summary>Help and contact first; few enough for three lines on a phone.</summary>
    public static IEnumerable<Breadcrumb> InSight(PublishedContent library, UiText words) =>
    [
        .. library.Site.Urgency is null ? [] : new[] { new Breadcrumb(words["help.title"], Routes.WhenToGetHelp) },
        .. Pages(library, "contact"),
        .. library.ErrorReports is { } address ? new[] { new Breadcrumb(words["report.error"], address) } : [],
        new(words["corrections.title"], Routes.Corrections),
        .. Pages(library, TrustPages),
    ];

    /// <summary>Those that are folded away.</summary>
    public static IEnumerable<Breadcrumb> More(PublishedContent library, UiText words) =>
    [
        .. Pages(library, "about"),
        new(words["glossary.title"], Routes.Glossary),
        new(words["references.page"], Routes.References.List),
        .. library.Site.Social.Select(link => new Breadcrumb(link.Name, link.Url)),
    ];

    private static IEnumerable<Breadcrumb> Pages(PublishedContent library, params IEnumerable<string> keys) => keys
        .Select(key => library.FindPageByKey(Slug.Parse(key)))
        .OfType<PlainPage>()
        .Select(page => new Breadcrumb(page.Title, page.Address));
}
