using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Search;

/// <summary>How the index knows a word. One object for each spelling, so that two can be compared by reference.</summary>
/// <param name="Lower">In lower case, as it is spelt.</param>
/// <param name="Folded">By <see cref="SearchLanguage.Fold"/>.</param>
/// <param name="Stored">What FTS5 stores of it.</param>
public sealed record WordForms(string Lower, string Folded, string Stem, string Stored)
{
    /// <summary>Folding makes it another word: "før" and "for".</summary>
    public bool HasOwnSpelling => Lower != Folded && Lower.Any(letter => letter > '\u007F');
}

/// <summary>A word of a text, with its place.</summary>
public readonly record struct SearchWord(int Start, int Length, WordForms Forms)
{
    public string Lower => Forms.Lower;

    public string Folded => Forms.Folded;

    public string Stem => Forms.Stem;

    public int End => Start + Length;
}

/// <summary>
/// Splits texts into words. FTS5 stores each word as it is folded, its stem behind an underscore where that differs, and the word as it is
/// spelt where folding loses something.
/// </summary>
public static partial class SearchTokens
{
    /// <summary>Stands before a stem, so that no prefix of a word finds it.</summary>
    public const char StemMark = '_';

    private const int MaxWord = 40;
    private const string JoiningSigns = "-\u2011.'’/";

    private static readonly SearchValues<char> Joining = SearchValues.Create(JoiningSigns);

    public static List<SearchWord> Words(string text, SearchLanguage language)
    {
        var words = new List<SearchWord>(text.Length / 6);
        Span<char> buffer = stackalloc char[MaxWord];
        foreach (ValueMatch match in Word().EnumerateMatches(text))
        {
            ReadOnlySpan<char> written = text.AsSpan(match.Index, match.Length);
            if (!written.ContainsAny(Joining))
            {
                Add(words, match.Index, written, buffer, language);
            }
            else
            {
                AddParts(words, match.Index, written.ToString(), buffer, language);
            }
        }

        return words;
    }

    /// <summary>What is stored of a text.</summary>
    public static void Write(StringBuilder stored, string text, SearchLanguage language)
    {
        foreach (SearchWord word in Words(text, language))
        {
            stored.Append(word.Forms.Stored);
        }
    }

    /// <summary>How FTS5 is asked for these words close together. They are letters and digits only, so quoting them is enough.</summary>
    public static string Near(IReadOnlyList<string> folded) =>
        folded.Count == 1 ? Quote(folded[0]) : $"NEAR({string.Join(' ', folded.Select(Quote))}, {folded.Count * 3})";

    public static string Quote(string token) => $"\"{token}\"";

    internal static WordForms CreateForms(string lower, SearchLanguage language)
    {
        string kept = language.Standard(lower);
        string folded = OnlyLetters(language.Fold(kept));
        string stem = language.Stem(folded);
        var forms = new WordForms(kept, folded, stem, "");
        string stored = folded.Length == 0 ? "" : $"{folded} {(stem == folded ? "" : $"{StemMark}{stem} ")}{(forms.HasOwnSpelling ? $"{kept} " : "")}";
        return forms with { Stored = stored };
    }

    // A word with a hyphen is there as its parts and as a whole: "low-dose", "e-post", "M79.7".
    private static void AddParts(List<SearchWord> words, int start, string written, Span<char> buffer, SearchLanguage language)
    {
        int apostrophe = written.AsSpan().IndexOfAny('\'', '’');
        // "women's" is about women, but "don't" is one word.
        string whole = apostrophe > 0 && written.AsSpan(apostrophe + 1) is "s" or "S" ? written[..apostrophe] : written;
        string[] parts = whole.Split(JoiningSigns.ToCharArray());
        int at = start;
        foreach (string part in apostrophe < 0 && parts.Length > 1 ? parts : [])
        {
            Add(words, at, part, buffer, language);
            at += part.Length + 1;
        }

        int first = words.Count;
        Add(words, start, string.Concat(parts), buffer, language);
        if (words.Count > first)
        {
            words[first] = words[first] with { Length = written.Length };
        }
    }

    private static void Add(List<SearchWord> words, int start, ReadOnlySpan<char> written, Span<char> buffer, SearchLanguage language)
    {
        ReadOnlySpan<char> kept = written[..Math.Min(written.Length, MaxWord)];
        int length = kept.ToLowerInvariant(buffer);
        if (length > 0)
        {
            words.Add(new SearchWord(start, written.Length, language.FormsOf(buffer[..length])));
        }
    }

    // Marks of scripts that are not folded would end a word for FTS5.
    private static string OnlyLetters(string folded) => folded.All(char.IsLetterOrDigit) ? folded
        : string.Concat(folded.EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(rune => rune.ToString()));

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-\u2011'’./][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

/// <summary>The words that readers see of a piece of HTML made by our own Markdown: without numbers of citations, drawings and buttons.</summary>
public static partial class HtmlText
{
    public static string From(SafeHtml html)
    {
        // How sure we are stays with what we say.
        string shown = Hidden().Replace(CitationLabel().Replace(html.ToString(), "($1)"), "");
        string text = Block().Replace(Spaces().Replace(shown, " "), "\n");
        text = System.Net.WebUtility.HtmlDecode(Tag().Replace(text, ""));
        var sentences = new StringBuilder(text.Length);
        foreach (string line in Blanks().Replace(text, " ").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // What stands apart on the page, such as an item of a list, is a sentence here.
            sentences.Append(sentences.Length > 0 ? " " : "").Append(line).Append(char.IsLetterOrDigit(line[^1]) || line[^1] == ')' ? "." : "");
        }

        return sentences.ToString();
    }

    [GeneratedRegex(
        """<svg\b.*?</svg>|<button\b.*?</button>|<span class="cites">.*?</span>|<a class="cite".*?</a>""",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("""<a class="cite-label"[^>]*>(.*?)</a>""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex CitationLabel();

    [GeneratedRegex(
        @"</?(?:p|li|ul|ol|div|h[1-6]|td|th|tr|table|dt|dd|dl|figure|figcaption|br|section|aside|blockquote)\b[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
