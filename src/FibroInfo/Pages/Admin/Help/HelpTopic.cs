using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Help;

/// <summary>One page of the manual for staff, from a Markdown file inside the program.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="Problems">None in a program that passed its tests.</param>
public sealed record HelpTopic(string Name, string Title, string Summary, IReadOnlyList<Section> Sections, IReadOnlyList<Problem> Problems)
{
    public const string List = Routes.Admin.Help;

    // In the order of the staff menu.
    private static readonly string[] Names =
    [
        "articles", "review", "pictures", "sources", "site", "comments", "reports", "privacy", "audit", "accounts", "backup",
    ];

    private static readonly Lazy<IReadOnlyList<HelpTopic>> Topics = new(() => [.. Names.Select(Read)]);

    public static IReadOnlyList<HelpTopic> All => Topics.Value;

    public string Address => $"{List}/{Name}";

    public static HelpTopic? Find(string name) => All.FirstOrDefault(topic => topic.Name == name);

    private static HelpTopic Read(string name)
    {
        string file = $"help/en/{name}.md";
        using Stream stream = typeof(HelpTopic).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The program was built without {file}.");
        using var reader = new StreamReader(stream);
        var problems = new List<Problem>();
        FrontMatter matter = FrontMatter.Read(reader.ReadToEnd().ReplaceLineEndings("\n"), file, problems)
            ?? throw new InvalidOperationException($"{file} cannot be read: {problems[0].Message}");
        ParsedMarkdown text = ArticleMarkdown.Read(matter.Body, Context(new FileLocation(file, matter.BodyLine), $"{List}/{name}"));
        var topic = new HelpTopic(name, matter.Map.Required("title"), matter.Map.Required("summary"), text.Sections, [.. problems, .. text.Problems]);
        matter.Map.RefuseOthers();
        return topic;
    }

    // Nothing of the content folder: the manual is about the program, and is there also while the folder is broken.
    private static MarkdownContext Context(FileLocation start, string address) => new(
        start, address, new UiText(Language.English), SiteData.Empty, new Glossary(SiteData.Empty.Terms, Language.English), Bibliography.Empty, _ => null);
}
