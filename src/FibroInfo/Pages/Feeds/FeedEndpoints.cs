using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Reports;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Feeds;

/// <summary>Serves what is new as Atom feeds: the articles, those of one topic, and the corrections.</summary>
public static class FeedEndpoints
{
    private const string ContentType = "application/atom+xml; charset=utf-8";

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder feeds = endpoints.MapGroup("").WithMetadata(new QueryKeysAttribute());
        feeds.MapMethods(Routes.Feed, ReadMethods, ShowArticles);
        feeds.MapMethods(Routes.Topics.FeedPattern, ReadMethods, ShowTopic);
        feeds.MapMethods(Routes.CorrectionsFeed, ReadMethods, ShowCorrectionsAsync);
    }

    private static IResult ShowArticles(PublishedContent library, SiteAddress site, UiText words) =>
        Send(library, site, new AtomFeed(library.Site.Name, library.Site.Organisation.Name, Routes.Feed, Routes.Home, words.Language)
        {
            Entries = library.Articles.Select(article => ToEntry(article, library.Site)),
        });

    private static IResult ShowTopic(string id, PublishedContent library, SiteAddress site, UiText words)
    {
        if (!library.SiteData.Topics.TryFind(id, out Topic? topic))
        {
            return Results.NotFound();
        }

        string title = $"{topic.Title.In(words.Language)} – {library.Site.Name}";
        return Send(library, site, new AtomFeed(title, library.Site.Organisation.Name, Routes.Topics.Feed(id), Routes.Topics.For(id), words.Language)
        {
            Entries = library.On(topic).Select(article => ToEntry(article, library.Site)),
        });
    }

    private static async Task<IResult> ShowCorrectionsAsync(
        HttpContext context, PublishedContent library, SiteAddress site, UiText words, ReportStore reports, CancellationToken cancel)
    {
        context.ChangesWith(ReportStore.CorrectionsTag);
        List<ChangeLogEntry> changes = [.. ChangeLogEntry.Corrections(library)];
        try
        {
            changes.AddRange(ChangeLogEntry.Outcomes(library, await reports.PublicOutcomesAsync(cancel)));
        }
        catch (DatabaseUnavailableException)
        {
            // Must not be cached: the database may be available again at the next request.
            context.Response.Headers.CacheControl = "no-store";
        }

        string title = $"{words["corrections.title"]} – {library.Site.Name}";
        return Send(library, site, new AtomFeed(title, library.Site.Organisation.Name, Routes.CorrectionsFeed, Routes.Corrections, words.Language)
        {
            Entries = changes.Select(change => ToEntry(change, library.Site)),
        });
    }

    private static IResult Send(PublishedContent library, SiteAddress site, AtomFeed feed) =>
        Results.Bytes(feed.Write(site, library.Articles.Count > 0 ? library.GoodFrom : DateTimeOffset.UnixEpoch), ContentType);

    private static AtomEntry ToEntry(Article article, SiteProfile site)
    {
        DateTimeOffset published = article.Publish ?? DateTimeOffset.UnixEpoch;
        DateTimeOffset updated = article.Updated > article.Published ? SiteClock.Midnight(article.Updated.Value, site.TimeZone) : published;
        return new AtomEntry(Routes.Articles.For(article.Key), article.Address, article.Title, article.Summary, updated)
        {
            Published = published,
            Authors = [.. article.Authors.Select(author => author.Name)],
            Topics = [.. article.Topics.Select(topic => topic.Title.In(article.Language))],
        };
    }

    private static AtomEntry ToEntry(ChangeLogEntry change, SiteProfile site)
    {
        // A correction has no number; its day and words are what distinguishes it.
        string day = change.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), words = TextHash.Compute(change.What)[..8];
        return new AtomEntry(
            $"{Routes.Articles.For(change.Article.Key)}#correction-{day}-{words}", change.Article.Address, change.Article.Title, change.What,
            SiteClock.Midnight(change.Date, site.TimeZone));
    }
}
