using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.SearchEngines;

/// <summary>Serves what programs ask for that look through the whole site: the list of its pages, and which they may not read.</summary>
public static class SearchEngineFiles
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    // Pages of one person or of staff. They answer nobody without the right address or session; this only saves asking.
    private static readonly string[] NotForPrograms =
    [
        Routes.Admin.Home, Routes.OwnAccount.Home, Routes.SignIn, Routes.SignOut, $"{Routes.AccountSetup}/", $"{Routes.Preview}/",
        $"{Routes.OwnComments.Root}/",
    ];

    public static void MapSearchEngineFiles(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder files = endpoints.MapGroup("").WithMetadata(new QueryKeysAttribute());
        files.MapMethods(Routes.Sitemap, ReadMethods, (PublishedContent library, SiteAddress site) =>
            Results.Bytes(Sitemap.Write(library, site), "application/xml; charset=utf-8"));
        files.MapMethods(Routes.Robots, ReadMethods, (SiteAddress site) =>
            Results.Bytes(Encoding.UTF8.GetBytes(RobotsTxt(site)), "text/plain; charset=utf-8"));
        files.MapMethods(Routes.WebManifest, ReadMethods, (PublishedContent library, Assets assets) =>
            Results.Bytes(Encoding.UTF8.GetBytes(Manifest(library.Site, assets)), "application/manifest+json; charset=utf-8"));
    }

    private static string RobotsTxt(SiteAddress site) =>
        $"User-agent: *\n{string.Concat(NotForPrograms.Select(path => $"Disallow: {path}\n"))}\nSitemap: {site.Absolute(Routes.Sitemap)}\n";

    /// <summary>How a telephone shows the site among its programs, when somebody puts it there.</summary>
    private static string Manifest(SiteProfile site, Assets assets) => new JsonObject
    {
        ["name"] = site.Name,
        ["short_name"] = site.Name,
        ["lang"] = site.DefaultLanguage.Code,
        ["start_url"] = Routes.Home,
        ["display"] = "browser",
        ["icons"] = new JsonArray(
            new JsonObject { ["src"] = assets.Address("favicon.svg"), ["type"] = "image/svg+xml", ["sizes"] = "any" },
            new JsonObject { ["src"] = assets.Address("apple-touch-icon.png"), ["type"] = "image/png", ["sizes"] = "180x180" }),
    }.ToJsonString();
}

/// <summary>The list of pages that a search engine may show, in the format of sitemaps.org.</summary>
internal static class Sitemap
{
    // More than this must be several files, which no clinic will need.
    private const int MaxPages = 50_000;

    private static readonly XNamespace Format = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static byte[] Write(PublishedContent library, SiteAddress site)
    {
        var list = new XElement(Format + "urlset", Pages(library).Take(MaxPages).Select(page => new XElement(Format + "url",
            new XElement(Format + "loc", site.Absolute(page.Address)),
            page.Changed is { } day ? new XElement(Format + "lastmod", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null)));
        return XmlFile.Write(list);
    }

    private static IEnumerable<(string Address, DateOnly? Changed)> Pages(PublishedContent library)
    {
        DateOnly? latest = library.Articles.Max(article => article.LastChanged);
        yield return (Routes.Home, latest);
        yield return (Routes.Articles.List, latest);
        foreach (Article article in library.Articles)
        {
            yield return (article.Address, article.LastChanged);
        }

        yield return (Routes.Topics.List, null);
        foreach (Topic topic in library.TopicsInUse)
        {
            yield return (Routes.Topics.For(topic.Id), library.On(topic).Max(article => article.LastChanged));
        }

        foreach (PlainPage page in library.Pages)
        {
            yield return (page.Address, page.Updated);
        }

        // Without an urgency text there is no such page.
        string[] others =
        [
            .. library.Site.Urgency is null ? [] : new[] { Routes.WhenToGetHelp },
            Routes.Glossary, Routes.References.List, Routes.Corrections, Routes.Clinics,
        ];
        foreach (string address in others)
        {
            yield return (address, null);
        }

        foreach ((string id, Person person) in library.SiteData.People)
        {
            // An invented person is not indexed (S-6).
            if (!person.IsExample)
            {
                yield return (Routes.People.For(id), null);
            }
        }

        foreach (string source in library.Bibliography.All.Select(reference => reference.Id).Where(id => library.UsesOf(id).Any()))
        {
            yield return (Routes.References.For(source), null);
        }
    }
}
