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

/// <summary>Reads one file below <c>pages/</c> into a plain page, or into its problems.</summary>
public static class PageParser
{
    // First segments of the paths that the site itself serves.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "articles", "topics", "references", "people", "clinics", "glossary", "corrections", "search", "comments", "health",
        "sign-in", "sign-out", "setup", "preview", "account", "admin", "assets", "errors", "css", "js", "logo", "when-to-get-help",
    };

    /// <summary>Whether the address that a page of this name would have is already served by the site itself.</summary>
    public static bool IsOfTheSite(Slug slug) => Reserved.Contains(slug.Value);

    public static ParseResult<PlainPage> Read(ContentFile file, ParseContext context)
    {
        var problems = new List<Problem>();
        if (FrontMatter.Read(file.Text, file.Path, problems) is not { } frontMatter)
        {
            return new ParseResult<PlainPage>(null, null, problems);
        }

        Slug slug = new FrontMatterFieldParser(frontMatter.Map, context).Slug(file.Folder);
        if (IsOfTheSite(slug))
        {
            problems.Add(frontMatter.Map.PlaceOf("slug").Error("file.slug", $"'/{slug}' is an address of the site itself.",
                "Give the folder, or 'slug', another name."));
        }

        var start = new FileLocation(file.Path, frontMatter.BodyLine);
        ParsedMarkdown parsed = ArticleMarkdown.Read(frontMatter.Body, context.Context(file.Language, start, $"/{slug}", file.Pictures));
        var page = new PlainPage(
            file.Folder, file.Language, slug, frontMatter.Map.List("aliases"), file.Path,
            frontMatter.Map.Required("title"), frontMatter.Map.Required("summary"), frontMatter.Map.Date("updated"), ArticleText.From(parsed), file.Pictures);
        frontMatter.Map.RefuseOthers();
        problems.AddRange(parsed.Problems);
        bool isGood = problems.TrueForAll(problem => problem.Severity != Severity.Error);
        return new ParseResult<PlainPage>(isGood ? page : null, parsed, problems) { Attempt = page };
    }
}
