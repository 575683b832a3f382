using FibroInfo.Markdown;
using FibroInfo.References.Formats;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Tests.Markdown;

/// <summary>Reads a body against a small handbook, as an article in the folder <c>sleep</c>.</summary>
internal static class Bench
{
    public static readonly string[] Keys = ["albrecht2019", "seo2021", "mueller2023", "nutma2023", "backryd2017"];

    private static readonly MarkdownContext Context = Make();

    public static ParsedMarkdown Read(string body) => ArticleMarkdown.Read(body, Context);

    /// <summary>The manuscript as its specs write it: parts under their headings, then easy reading.</summary>
    public static string Print(ParsedMarkdown parsed) => string.Join('\n', parsed.Sections
        .SelectMany(section => new[] { section.Title.Length > 0 ? $"# {section.Title} #{section.Id}" : "", section.Html.ToString() }
            .Concat(section.Signs.Select(sign => $"{sign.Level}: {sign.Text}")))
        .Concat(parsed.EasyParts.SelectMany(part => new[] { $"= {part.Title}", part.Html.ToString() }))
        .Where(line => line.Length > 0));

    private static MarkdownContext Make()
    {
        var problems = new List<Problem>();
        IdMap<Term> terms = IdMapFile.Read(
            "microglia:\n  en: {term: microglia, forms: [microglial cells], meaning: immune cells of the brain}\npet-scan:\n  en: {term: PET scan, forms: [], meaning: a picture made with a tracer}\n",
            "glossary.yaml", Term.Read, problems);
        IdMap<Person> people = IdMapFile.Read("jonas-berg:\n  name: Jonas Berg\n  profession: Doctor\n", "people.yaml", Person.Read, problems);
        SiteProfile site = SiteProfileFile.Read($"name: Test\norganisation: {{name: The Clinic}}\n{TempContent.Urgency}", "site.yaml", problems, problems)!;
        var handbook = new SiteData(site, people, IdMap<Clinic>.Empty, IdMap<Condition>.Empty, IdMap<Topic>.Empty, terms);
        string json = $"[{string.Join(',', Keys.Select(key => $$"""{"id": "{{key}}", "type": "article-journal", "title": "T"}"""))}]";
        Assert.Empty(problems);
        return new MarkdownContext(new FileLocation("articles/sleep/en.md", 10), "/articles/sleep", new UiText(Language.English), handbook, new Glossary(terms, Language.English),
            CslJson.Read(json, "references.json").Bibliography, name => name == "brain.svg" ? new Picture(name, 640, 480) : null);
    }
}
