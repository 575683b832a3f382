using System.Diagnostics;
using FibroInfo.Markdown.Citations;
using FibroInfo.References;
using FibroInfo.Text;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>What the passes over one body have found so far. Used for one call of <see cref="ArticleMarkdown.Read"/>.</summary>
internal sealed class RenderContext(MarkdownContext context)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal)
    {
        // Ids that the page itself uses.
        "main", "key-points", "references", "words", "codes", "corrections", "related", "who-made-this", "contents-title", Section.HelpId,
    };

    // Any text within MarkdownLimits takes far less: this stops a faulty loop of ours.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(5);

    // Many problems include a search for the most similar known word, which takes time.
    private const int MaxProblems = 100;

    private const int MaxHtmlCharacters = 4 * 1024 * 1024;

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.Ordinal);

    public MarkdownContext Context => context;

    public UiText Words => context.Words;

    public CitedSourceList Sources { get; set; } = new(new CitationNumbers([]), Bibliography.Empty);

    public List<UsedTerm> Terms { get; } = [];

    public List<EvidenceClaim> Claims { get; } = [];

    public List<CitedStatement> Statements { get; } = [];

    public List<Heading> Headings { get; } = [];

    public List<TextLink> Links { get; } = [];

    public List<Advertisement> Advertisements { get; } = [];

    public List<ShopLink> ShopLinks { get; } = [];

    public List<string> Pictures { get; } = [];

    public List<string> FilmHosts { get; } = [];

    /// <summary>Ids of the people who sign an opinion.</summary>
    public List<string> Signers { get; } = [];

    public HashSet<string> Boxes { get; } = new(StringComparer.Ordinal);

    /// <summary>Signs of urgency that the text adds to the site's cards.</summary>
    public List<ArticleSign> Signs { get; } = [];

    public List<Paragraph> Prose { get; } = [];

    public List<Heading> EasyHeadings { get; } = [];

    public List<Paragraph> EasyProse { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>All parts of one kind below a block, in their order in the text.</summary>
    /// <exception cref="TimeoutException">Reading this text takes too long.</exception>
    public IEnumerable<T> Each<T>(ContainerBlock block)
        where T : MarkdownObject
    {
        foreach (T part in block.Descendants<T>())
        {
            if (Stopwatch.GetElapsedTime(_began) > MaxDuration)
            {
                throw new TimeoutException("This text takes too long to read.");
            }

            yield return part;
        }
    }

    public FileLocation At(MarkdownObject part) =>
        context.Start with { Line = context.Start.Line + part.Line, Column = part.Column + 1 };

    public void Report(MarkdownObject part, string rule, string message, string fix) => Report(At(part), rule, message, fix);

    /// <summary>Stops the reading of a text whose page nobody could load: a link's address or a footnote is repeated at each use.</summary>
    /// <exception cref="ParsingStoppedException">The HTML is too large.</exception>
    public void LimitHtml(int characters)
    {
        if (characters > MaxHtmlCharacters)
        {
            Problems.Add(context.Start.Error("markdown.size", "This text makes too large a page.", "Split this text into several."));
            throw new ParsingStoppedException("The page is too large.");
        }
    }

    /// <summary>Adds a warning, unless there are more problems already than anybody would read: a warning stops nothing.</summary>
    public void Warn(FileLocation place, string rule, string message, string fix)
    {
        if (Problems.Count < MaxProblems - 1)
        {
            Problems.Add(place.Warning(rule, message, fix));
        }
    }

    /// <exception cref="ParsingStoppedException">The text has more problems than anybody would read.</exception>
    public void Report(FileLocation place, string rule, string message, string fix)
    {
        Problems.Add(place.Error(rule, message, fix));
        if (Problems.Count >= MaxProblems)
        {
            throw new ParsingStoppedException("This text has too many problems to read on.");
        }
    }

    /// <summary>An id for a heading, made from its words and unique on the page.</summary>
    public string IdFor(string title)
    {
        string words = PlainText.Fold(title).Replace(' ', '-');
        string preferred = words.Length == 0 ? "section" : HasReservedPrefix(words) ? $"section-{words}" : words;
        string id = preferred;
        while (!_ids.Add(id))
        {
            // Continue with the number after the last one: starting from 2 each time would take quadratic time.
            int number = _lastNumbers.GetValueOrDefault(preferred, 1) + 1;
            _lastNumbers[preferred] = number;
            id = $"{preferred}-{number}";
        }

        return id;
    }

    // The ids of citations, sources and terms on the same page begin with these words.
    private static bool HasReservedPrefix(string id) => id.Split('-', 2) is ["cite" or "ref" or "term" or "word", _];

    public ParsedMarkdown Finish(IReadOnlyList<Section> sections, IReadOnlyList<EasyReadingPart> parts) => new(
        sections, parts, Sources.ToList(), Terms, Claims, Headings, Links, Pictures, FilmHosts, Signers, Boxes,
        Prose, EasyHeadings, EasyProse, [.. Problems.OrderBy(problem => problem.Line)])
    {
        Signs = Signs,
        Advertisements = Advertisements,
        ShopLinks = ShopLinks,
        Statements = Statements,
    };
}

/// <summary>Ends the reading of a text; the reason is among its problems.</summary>
internal sealed class ParsingStoppedException(string message) : Exception(message);
