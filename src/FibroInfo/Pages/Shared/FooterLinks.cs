using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The links at the foot of every page: the same on each, in the same order (P-18, WCAG 3.2.6).</summary>
public static class FooterLinks
{
    private static readonly string[] HelpPages = ["contact"];
    private static readonly string[] AboutPages = ["about", "how-we-work", "privacy", "accessibility"];

    public static IEnumerable<Breadcrumb> Help(PublishedContent library, UiText words) =>
    [
        .. library.Site.Urgency is null ? [] : new[] { new Breadcrumb(words["help.title"], Routes.WhenToGetHelp) },
        .. Pages(library, HelpPages),
        .. library.ErrorReports is { } address ? new[] { new Breadcrumb(words["report.error"], address) } : [],
        new(words["corrections.title"], Routes.Corrections),
        .. library.Site.Social.Select(link => new Breadcrumb(link.Name, link.Url)),
    ];

    public static IEnumerable<Breadcrumb> About(PublishedContent library, UiText words) =>
    [
        .. Pages(library, AboutPages),
        new(words["glossary.title"], Routes.Glossary),
        new(words["references.title"], Routes.References.List),
    ];

    private static IEnumerable<Breadcrumb> Pages(PublishedContent library, IEnumerable<string> keys) => keys
        .Select(key => library.FindPageByKey(Slug.Parse(key)))
        .OfType<PlainPage>()
        .Select(page => new Breadcrumb(page.Title, page.Address));
}
