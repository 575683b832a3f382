using System.Diagnostics;
using FibroInfo.Markdown.Citations;
using FibroInfo.References;
using FibroInfo.Text;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>What the passes over one body have found so far. Lives for one <see cref="ArticleMarkdown.Read"/>.</summary>
internal sealed class RenderContext(MarkdownContext context)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal)
    {
        // Ids that the page itself gives out.
        "main", "key-points", "references", "words", "codes", "corrections", "related", "who-made-this", "contents-title",
    };

    // MarkdownLimits keep every text far below it: it ends a loop of ours that is wrong.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    // For each of them the nearest known word is looked for.
    private const int MaxProblems = 100;

    private const int MaxHtmlCharacters = 4 * 1024 * 1024;

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.Ordinal);

    public MarkdownContext Context => context;

    public UiText Words => context.Words;

    public CitedSourceList Sources { get; set; } = new(new CitationNumbers([]), Bibliography.Empty);

    public List<UsedTerm> Terms { get; } = [];

    public List<EvidenceClaim> Claims { get; } = [];

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

    /// <summary>All parts of one kind below a block, in their order.</summary>
    /// <exception cref="TimeoutException">Reading this text has taken too long by now.</exception>
    public IEnumerable<T> Each<T>(ContainerBlock block)
        where T : MarkdownObject
    {
        foreach (T part in block.Descendants<T>())
        {
            if (Stopwatch.GetElapsedTime(_began) > Longest)
            {
                throw new TimeoutException("This text takes too long to read.");
            }

            yield return part;
        }
    }

    public FileLocation At(MarkdownObject part) =>
        context.Start with { Line = context.Start.Line + part.Line, Column = part.Column + 1 };

    public void Report(MarkdownObject part, string rule, string message, string fix) => Report(At(part), rule, message, fix);

    /// <summary>Ends the reading of a text that becomes a page nobody can load: an address or a note is written again at each use.</summary>
    /// <exception cref="ParsingStoppedException">It is larger than that.</exception>
    public void LimitHtml(int characters)
    {
        if (characters > MaxHtmlCharacters)
        {
            Problems.Add(context.Start.Error("markdown.size", "This text becomes too large a page.", "Split this text into several."));
            throw new ParsingStoppedException("The page is too large.");
        }
    }

    /// <exception cref="ParsingStoppedException">This text has so many by now that nobody reads more.</exception>
    public void Report(FileLocation place, string rule, string message, string fix)
    {
        Problems.Add(place.Error(rule, message, fix));
        if (Problems.Count >= MaxProblems)
        {
            throw new ParsingStoppedException("This text has too many problems to read on.");
        }
    }

    /// <summary>An id for a heading, from its words, unlike every other on the page.</summary>
    public string IdFor(string title)
    {
        string words = PlainText.Fold(title).Replace(' ', '-');
        string wanted = words.Length == 0 ? "section" : IsGivenOut(words) ? $"section-{words}" : words;
        string id = wanted;
        while (!_ids.Add(id))
        {
            // Goes on where the last heading of these words ended: to begin again each time is quadratic.
            int number = _lastNumbers.GetValueOrDefault(wanted, 1) + 1;
            _lastNumbers[wanted] = number;
            id = $"{wanted}-{number}";
        }

        return id;
    }

    // Citations, sources and terms of the same page have ids that begin so.
    private static bool IsGivenOut(string id) => id.Split('-', 2) is ["cite" or "ref" or "term", _];

    public ParsedMarkdown Finish(IReadOnlyList<Section> sections, IReadOnlyList<EasyReadingPart> parts) => new(
        sections, parts, Sources.ToList(), Terms, Claims, Headings, Links, Pictures, FilmHosts, Signers, Boxes,
        Prose, EasyHeadings, EasyProse, [.. Problems.OrderBy(problem => problem.Line)]);
}

/// <summary>Ends the reading of a text; why stands among its problems.</summary>
internal sealed class ParsingStoppedException(string message) : Exception(message);
