using System.Text;
using FibroInfo.Content.Files;
using FibroInfo.Markdown;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>Reads one file into an article, or into its problems.</summary>
public static class ArticleParser
{
    /// <summary>The article is null when one of the problems is an error: the caller goes on showing the last good version.</summary>
    public static ParseResult<Article> Read(ContentFile file, ParseContext context)
    {
        var problems = new List<Problem>();
        if (FrontMatter.Read(file.Text, file.Path, problems) is not { } frontMatter)
        {
            return new ParseResult<Article>(null, null, problems);
        }

        var fields = new FrontMatterFieldParser(frontMatter.Map, context);
        Slug slug = fields.Slug(file.Folder);
        var start = new FileLocation(file.Path, frontMatter.BodyLine);
        ParsedMarkdown parsed = ArticleMarkdown.Read(
            frontMatter.Body, context.Context(file.Language, start, file.Address ?? Routes.Articles.For(slug), file.Pictures));
        // An article says when to get help, whether its body has a place for it or not.
        bool needsHelp = context.SiteData.Site.Urgency is not null && parsed.Sections.All(section => section.Kind != SectionKind.Help);
        ArticleText body = ArticleText.From(parsed) with
        {
            ClosingHelp = needsHelp ? Section.CreateHelp(context.WordsOf(file.Language), SafeHtml.Empty, []) : null,
        };
        Article article = Read(file, frontMatter, fields, slug, body, context.SiteData.Site);
        frontMatter.Map.RefuseOthers();
        problems.AddRange(parsed.Problems);
        bool hasErrors = problems.Exists(problem => problem.Severity == Severity.Error);
        if (PublishRules.Unsigned(article, frontMatter, context.SiteData.Site.Policy, hasErrors) is { } unsigned)
        {
            problems.Add(unsigned);
            hasErrors = true;
        }

        return new ParseResult<Article>(hasErrors ? null : article, parsed, problems) { Attempt = article };
    }

    private static Article Read(ContentFile file, FrontMatter frontMatter, FrontMatterFieldParser fields, Slug slug, ArticleText text, SiteProfile site)
    {
        YamlMap map = frontMatter.Map;
        ArticleKind kind = fields.Word("kind", FrontMatterFieldParser.Kinds, ArticleKind.Article);
        ArticleStatus status = fields.Word("status", FrontMatterFieldParser.Statuses, ArticleStatus.Draft);
        TimeZoneInfo zone = site.TimeZone;
        DateTimeOffset? publish = map.Moment("publish", zone);
        DateOnly? reviewed = map.Date("reviewed");
        if (status == ArticleStatus.Published)
        {
            PublishRules.Apply(map);
        }

        string title = map.Required("title"), summary = map.Required("summary"), aim = map.Required("aim");
        IReadOnlyList<string> keyPoints = map.List("key-points");
        SignatureStatus sign = map.Text("signed") is { } signed
            ? Compare(map, signed, SignatureHash.Compute(title, summary, aim, keyPoints, frontMatter.Body))
            : SignatureStatus.None;
        return new Article(
            file.Folder, file.Language, slug, map.List("aliases"), file.Path,
            title, summary, aim, kind, status,
            publish, publish is { } moment ? SiteClock.Day(moment, zone) : null, map.Date("updated"), map.Date("rewritten"),
            fields.Authors(), fields.Reviewer(), reviewed, map.Date("review-due") ?? Due(reviewed, site.Policy.MonthsFor(Word(kind))), sign,
            fields.Topics(), fields.Conditions(), fields.Related(),
            fields.Evidence(), keyPoints, map.Text("interests") ?? "",
            map.OneOf("comments", "open", "closed") is { } comments ? comments == "open" : null, map.Text("comments-closed-because"),
            fields.Corrections(), fields.Translation(), text, file.Pictures, Encoding.UTF8.GetBytes(file.Text));
    }

    private static SignatureStatus Compare(YamlMap map, string signed, string signature)
    {
        if (signed == signature)
        {
            return SignatureStatus.Signed;
        }

        map.Report(map.PlaceOf("signed").Warning("E-11", "The text changed since it was signed.",
            $"Ask the reviewer to read it again and write 'signed: {signature}'."));
        return SignatureStatus.ChangedSince;
    }

    private static DateOnly? Due(DateOnly? reviewed, int months) =>
        reviewed is { } day && day.Year < 9000 ? day.AddMonths(months) : reviewed;

    private static string Word(ArticleKind kind) => FrontMatterFieldParser.Kinds.First(known => known.Value == kind).Key;
}

/// <summary>What an article must have before it may be public (contract §1, P-2, P-10, E-11).</summary>
internal static class PublishRules
{
    private static readonly (string Key, string Rule)[] RequiredKeys =
    [
        ("publish", "P-3"), ("authors", "P-2"), ("reviewer", "P-2"), ("reviewed", "P-3"), ("key-points", "P-1"), ("interests", "P-10"),
    ];

    public static void Apply(YamlMap map)
    {
        foreach ((string key, string rule) in RequiredKeys)
        {
            if (map.List(key).All(string.IsNullOrEmpty))
            {
                map.Report(map.PlaceOf(key).Error(rule, $"A published article needs '{key}'.", $"Add a line '{key}: …', or set 'status: draft'."));
            }
        }

        if (map.Text("reviewer") is { } reviewer && map.List("authors").Contains(reviewer, StringComparer.Ordinal))
        {
            map.Report(map.PlaceOf("reviewer").Error("P-2", $"'{reviewer}' wrote this article, so they can't review it.", "Name another reviewer."));
        }

    }

    /// <summary>
    /// The error that keeps an unsigned article unpublished where the policy requires a signature; null when there is none.
    /// </summary>
    /// <param name="hasErrors">While there are other errors, no signature line is offered: correcting them changes the hash.</param>
    public static Problem? Unsigned(Article article, FrontMatter frontMatter, SitePolicy policy, bool hasErrors)
    {
        if (!policy.SignOffRequired || article.Status != ArticleStatus.Published || article.Sign != SignatureStatus.None)
        {
            return null;
        }

        return frontMatter.Map.Place.Error("E-11", "This article is not signed.", hasErrors
            ? "Fix its other errors first. Then `check` prints the line that the reviewer signs it with."
            : $"The reviewer reads it as it is, and adds the line '{SignatureHash.FormatLine(article, frontMatter.Body)}'.");
    }
}
