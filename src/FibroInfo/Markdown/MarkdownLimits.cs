using FibroInfo.Text;

namespace FibroInfo.Markdown;

/// <summary>
/// Refuses a text that would take too long to parse. Markdig cannot be stopped once it has begun, and some texts take it quadratic
/// time (200 KB of <c>[a](</c> took ten seconds), so the costly elements are counted first. No normal article comes near these limits.
/// </summary>
public sealed class MarkdownLimits
{
    public const int ParagraphCharacters = 16 * 1024;

    private const string Split = "Split this text into several.";

    // From each open bracket, Markdig searches to the end of the paragraph; after each "](" it reads the rest as an address, again for
    // every bracket before it.
    private const int ParagraphBrackets = 1000;
    private const int ParagraphLinks = 200;

    // Markdig compares each run of * or _ with all those before it.
    private const int ParagraphEmphasis = 500;
    private const int LineMarkers = 16;
    private const int Lines = 20_000;

    // The editorial rules examine each sentence.
    private const int Words = 60_000;
    private const int Headings = 1000;
    private const int BoxFences = 1000;
    private const int Brackets = 5_000;

    // Markdig fills every row of a table up to the width of the widest one.
    private const int TableCells = 5_000;

    // The address in a link definition is repeated in the page at each use.
    private const int DefinitionCharacters = 2_000;

    private int _headings, _fences, _brackets, _words;
    private int _characters, _paragraphBrackets, _links, _emphasis, _rows, _columns;

    private MarkdownLimits()
    {
    }

    /// <summary>An error at the first line where the text exceeds a limit; null when it may be parsed.</summary>
    /// <param name="start">Where the body begins in its file.</param>
    public static Problem? Refuse(string body, FileLocation start)
    {
        var limits = new MarkdownLimits();
        int line = 0;
        foreach (ReadOnlySpan<char> text in body.AsSpan().EnumerateLines())
        {
            FileLocation place = start with { Line = start.Line + line++ };
            Problem? refusal = limits.RefuseParagraph(text, place) ?? limits.RefuseText(text, line, place);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private Problem? RefuseParagraph(ReadOnlySpan<char> text, FileLocation place)
    {
        if (text.IsWhiteSpace())
        {
            (_characters, _paragraphBrackets, _links, _emphasis, _rows, _columns) = (0, 0, 0, 0, 0, 0);
            return null;
        }

        _characters += text.Length;
        _paragraphBrackets += text.Count('[');
        _links += text.Count("](");
        _emphasis += EmphasisRuns(text);
        int pipes = text.Count('|');
        _rows += pipes > 0 ? 1 : 0;
        _columns = Math.Max(_columns, pipes + 1);
        if (_rows * _columns > TableCells)
        {
            return place.Error("markdown.paragraph", $"This table has more than {TableCells} cells.", "Split it into several, with empty lines between them.");
        }

        return _characters > ParagraphCharacters || _paragraphBrackets > ParagraphBrackets || _links > ParagraphLinks || _emphasis > ParagraphEmphasis
            ? place.Error("markdown.paragraph",
                $"This paragraph is longer than {ParagraphCharacters / 1024} KB, or has more than {ParagraphBrackets} brackets, "
                    + $"{ParagraphLinks} links or {ParagraphEmphasis} places where bold or italics begin or end.",
                "Put empty lines between its parts.")
            : null;
    }

    private Problem? RefuseText(ReadOnlySpan<char> text, int lines, FileLocation place)
    {
        ReadOnlySpan<char> words = text.TrimStart(" \t>");
        _headings += words.StartsWith("#") || IsUnderline(words) ? 1 : 0;
        _fences += words.StartsWith(":::") ? 1 : 0;
        _brackets += text.Count('[');
        _words += words.Count(' ') + 1;
        return _headings > Headings ? TooMany(place, $"{Headings} headings")
            : _fences > BoxFences ? TooMany(place, $"{BoxFences} lines that begin or end a box")
            : _brackets > Brackets ? TooMany(place, $"{Brackets} brackets")
            : lines > Lines ? TooMany(place, $"{Lines} lines")
            : _words > Words ? TooMany(place, $"{Words} words")
            : words is ['[', ..] && words.Length > DefinitionCharacters && words.Contains("]:", StringComparison.Ordinal)
                ? place.Error("markdown.size", $"The address in this line is longer than {DefinitionCharacters} characters.", "Use a shorter one.")
            : Markers(text) > LineMarkers ? place.Error("markdown.depth", "Lists or quotes are nested too deep.", "Use fewer levels.")
            : null;
    }

    private static Problem TooMany(FileLocation place, string what) => place.Error("markdown.size", $"This text has more than {what}.", Split);

    // A line of "=" or "-" turns the paragraph above it into a heading.
    private static bool IsUnderline(ReadOnlySpan<char> words) =>
        words.TrimEnd() is ['=' or '-', ..] line && line.IndexOfAnyExcept(line[0]) < 0;

    private static int EmphasisRuns(ReadOnlySpan<char> text)
    {
        int runs = 0;
        for (int at = 0; at < text.Length; at++)
        {
            runs += text[at] is '*' or '_' && (at == 0 || text[at - 1] != text[at]) ? 1 : 0;
        }

        return runs;
    }

    // "- 1. > text" opens three containers in one line.
    private static int Markers(ReadOnlySpan<char> text)
    {
        int markers = 0;
        foreach (Range part in text.Split(' '))
        {
            ReadOnlySpan<char> word = text[part].Trim('\t');
            if (word.IsEmpty)
            {
                continue;
            }

            if (word.IndexOfAnyExcept("-*+>") >= 0 && !(word[^1] is '.' or ')' && word[..^1].IndexOfAnyExceptInRange('0', '9') < 0))
            {
                break;
            }

            markers += word[0] == '>' ? word.Length : 1;
        }

        return markers;
    }
}
