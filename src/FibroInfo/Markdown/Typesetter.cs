using FibroInfo.Markdown.Citations;
using FibroInfo.References;
using FibroInfo.Text;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>What the passes over one body have found so far. Lives for one <see cref="Dialect.Read"/>.</summary>
internal sealed class Typesetter(DialectContext context)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal)
    {
        // Ids that the page itself gives out.
        "main", "key-points", "references", "words", "codes", "corrections", "related", "who-made-this", "contents-title",
    };

    public DialectContext Context => context;

    public Words Words => context.Words;

    public SourceList Sources { get; set; } = new(new CitationNumbers([]), Bibliography.Empty);

    public List<UsedTerm> Terms { get; } = [];

    public List<Claim> Claims { get; } = [];

    public List<Heading> Headings { get; } = [];

    public List<TextLink> Links { get; } = [];

    public List<string> Pictures { get; } = [];

    public List<string> FilmHosts { get; } = [];

    /// <summary>Ids of the people who sign an opinion.</summary>
    public List<string> Signers { get; } = [];

    public HashSet<string> Boxes { get; } = new(StringComparer.Ordinal);

    public List<Paragraph> Prose { get; } = [];

    public List<Heading> EasyHeadings { get; } = [];

    public List<Paragraph> EasyProse { get; } = [];

    public List<Problem> Problems { get; } = [];

    public Place At(MarkdownObject part) =>
        context.Start with { Line = context.Start.Line + part.Line, Column = part.Column + 1 };

    public void Report(MarkdownObject part, string rule, string message, string mend) => Report(At(part), rule, message, mend);

    public void Report(Place place, string rule, string message, string mend) => Problems.Add(place.Error(rule, message, mend));

    /// <summary>An id for a heading, from its words, unlike every other on the page.</summary>
    public string IdFor(string title)
    {
        string words = PlainText.Fold(title).Replace(' ', '-');
        string wanted = words.Length == 0 ? "section" : IsGivenOut(words) ? $"section-{words}" : words;
        string id = wanted;
        for (int i = 2; !_ids.Add(id); i++)
        {
            id = $"{wanted}-{i}";
        }

        return id;
    }

    // Citations, sources and terms of the same page have ids that begin so.
    private static bool IsGivenOut(string id) => id.Split('-', 2) is ["cite" or "ref" or "term", _];

    public Manuscript Finish(IReadOnlyList<Section> sections, IReadOnlyList<EasyPart> parts) => new(
        sections, parts, Sources.ToList(), Terms, Claims, Headings, Links, Pictures, FilmHosts, Signers, Boxes,
        Prose, EasyHeadings, EasyProse, [.. Problems.OrderBy(problem => problem.Line)]);
}
