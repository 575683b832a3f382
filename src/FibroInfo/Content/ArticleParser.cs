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
        if (SignatureKeys.FindProblem(article, frontMatter.Map, context.SiteData.Site.Policy) is { } unsigned)
        {
            problems.Add(unsigned);
        }

        bool hasErrors = problems.Exists(problem => problem.Severity == Severity.Error);
        return new ParseResult<Article>(hasErrors ? null : article, parsed, problems) { Attempt = article };
    }

    private static Article Read(ContentFile file, FrontMatter frontMatter, FrontMatterFieldParser fields, Slug slug, ArticleText text, SiteProfile site)
    {
        YamlMap map = frontMatter.Map;
        ArticleKind kind = fields.Word("kind", FrontMatterFieldParser.Kinds, ArticleKind.Article);
        ArticleStatus status = fields.Word("status", FrontMatterFieldParser.Statuses, ArticleStatus.Draft);
        TimeZoneInfo zone = site.TimeZone;
        DateTimeOffset? publish = map.Moment("publish", zone);
        DateOnly? published = publish is { } moment ? SiteClock.Day(moment, zone) : null, reviewed = map.Date("reviewed");
        if (status == ArticleStatus.Published)
        {
            PublishRules.Apply(map);
        }

        string title = map.Required("title"), summary = map.Required("summary"), aim = map.Required("aim");
        IReadOnlyList<string> keyPoints = map.List("key-points");
        SignatureKeys? signature = SignatureKeys.Read(map);
        SignatureStatus sign = signature is null ? SignatureStatus.None
            : signature.Signed == SignatureHash.Compute(title, summary, aim, keyPoints, frontMatter.Body) ? SignatureStatus.Signed
            : SignatureStatus.ChangedSince;
        Review? review = fields.Reviewer() is { } reviewer && reviewed is { } day && sign == SignatureStatus.Signed ? new Review(reviewer, day) : null;
        DateOnly? periodStart = signature is null ? published : reviewed;
        return new Article(
            file.Folder, file.Language, slug, map.List("aliases"), file.Path,
            title, summary, aim, kind, status,
            publish, published, map.Date("updated"), map.Date("rewritten"),
            fields.Authors(), review, map.Date("review-due") ?? Due(periodStart, site.Policy.MonthsFor(Word(kind))), sign,
            fields.Topics(), fields.Conditions(), fields.Related(),
            fields.Evidence(), keyPoints, map.Text("interests") ?? "",
            map.OneOf("comments", "open", "closed") is { } comments ? comments == "open" : null, map.Text("comments-closed-because"),
            fields.Corrections(), fields.Translation(), text, file.Pictures, Encoding.UTF8.GetBytes(file.Text))
        {
            ReviewerKey = map.List("reviewer") is [var named, ..] ? named : null,
            ReviewPeriodStart = periodStart,
        };
    }

    private static DateOnly? Due(DateOnly? start, int months) => start is { } day && day.Year < 9000 ? day.AddMonths(months) : start;

    private static string Word(ArticleKind kind) => FrontMatterFieldParser.Kinds.First(known => known.Value == kind).Key;
}

/// <summary>What an article must have before it may be public (contract §1, P-2, P-10).</summary>
internal static class PublishRules
{
    private static readonly (string Key, string Rule)[] RequiredKeys =
    [
        ("publish", "P-3"), ("authors", "P-2"), ("key-points", "P-1"), ("interests", "P-10"),
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
    }
}
