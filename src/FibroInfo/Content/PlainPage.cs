using FibroInfo.Content.Files;
using FibroInfo.Content.Pictures;
using FibroInfo.Markdown;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>A page that is no article: about, privacy, contact.</summary>
public sealed record PlainPage(
    Slug Key, Language Language, Slug Slug, IReadOnlyList<string> Aliases, string File,
    string Title, string Summary, DateOnly? Updated, ArticleText Text, IReadOnlyDictionary<string, PictureFile> Pictures)
{
    public string Address => $"/{Slug}";
}

/// <summary>One file below <c>pages/</c> in; a plain page, or its problems, out.</summary>
public static class PageParser
{
    // The first words of addresses that are the site's own.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "articles", "topics", "references", "people", "clinics", "glossary", "corrections", "search", "comments", "health",
        "sign-in", "sign-out", "setup", "preview", "account", "admin", "assets", "errors", "css", "js",
    };

    /// <summary>Whether the site itself answers at the address that a page of this name would have.</summary>
    public static bool IsOfTheSite(Slug slug) => Taken.Contains(slug.Value);

    public static ParseResult<PlainPage> Read(ContentFile file, ParseContext context)
    {
        var problems = new List<Problem>();
        if (FrontMatter.Read(file.Text, file.Path, problems) is not { } matter)
        {
            return new ParseResult<PlainPage>(null, null, problems);
        }

        Slug slug = new FrontMatterFieldParser(matter.Map, context).Slug(file.Folder);
        if (IsOfTheSite(slug))
        {
            problems.Add(matter.Map.PlaceOf("slug").Error("file.slug", $"'/{slug}' is an address of the site itself.",
                "Name the folder, or 'slug', otherwise."));
        }

        var start = new FileLocation(file.Path, matter.BodyLine);
        ParsedMarkdown manuscript = ArticleMarkdown.Read(matter.Body, context.Context(file.Language, start, $"/{slug}", file.Pictures));
        var page = new PlainPage(
            file.Folder, file.Language, slug, matter.Map.List("aliases"), file.Path,
            matter.Map.Required("title"), matter.Map.Required("summary"), matter.Map.Date("updated"), ArticleText.From(manuscript), file.Pictures);
        matter.Map.RefuseOthers();
        problems.AddRange(manuscript.Problems);
        bool isGood = problems.TrueForAll(problem => problem.Severity != Severity.Error);
        return new ParseResult<PlainPage>(isGood ? page : null, manuscript, problems) { Attempt = page };
    }
}
