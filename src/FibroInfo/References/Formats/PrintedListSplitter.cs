using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>One reference of a pasted text, on one line.</summary>
internal sealed record PrintedPiece(string Text, FileLocation Place);

/// <summary>
/// Divides a pasted text into its references: by numbers, by blank lines, by lines that begin with names, and within a line where one
/// reference ends and names follow. Every step looks at a bounded number of characters.
/// </summary>
internal static partial class PrintedListSplitter
{
    /// <summary>More are a file to import.</summary>
    public const int MaxPieces = 300;

    /// <summary>A longer piece is no reference.</summary>
    public const int MaxCharacters = 4000;

    public static IReadOnlyList<PrintedPiece> Split(string text, string file)
    {
        var pieces = new List<PrintedPiece>();
        bool isNumbered = IsNumbered(text);
        var open = new StringBuilder();
        int start = 0;
        foreach ((int at, string line) in text.Split('\n').Index())
        {
            string written = Blanks().Replace(RegistryTextCleaner.Clean(line) ?? "", " ").Trim();
            if (open.Length > 0 && (written.Length == 0 || (isNumbered ? Number().IsMatch(written) : BeginsAnother(open, written))))
            {
                Close(pieces, open, new FileLocation(file, start));
            }

            if (written.Length > 0)
            {
                start = open.Length == 0 ? at + 1 : start;
                // A word or an address that was divided at the end of a line.
                open.Append(open.Length == 0 || open[^1] is '/' ? "" : " ").Append(written);
            }

            if (pieces.Count > MaxPieces)
            {
                return pieces;
            }
        }

        Close(pieces, open, new FileLocation(file, start));
        return pieces;
    }

    private static void Close(List<PrintedPiece> pieces, StringBuilder open, FileLocation place)
    {
        string text = open.ToString();
        open.Clear();
        if (text.Length > MaxCharacters)
        {
            pieces.Add(new PrintedPiece(text, place));
        }
        else if (text.Length > 0)
        {
            pieces.AddRange(Between().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => new PrintedPiece(part, place)));
        }
    }

    // Two numbers or more, one after the other.
    private static bool IsNumbered(string text)
    {
        int last = -1, followed = 0;
        foreach (Match number in NumberedLine().Matches(text))
        {
            int value = int.Parse(number.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
            followed += value == last + 1 ? 1 : 0;
            last = value;
        }

        return followed > 0;
    }

    // A line that begins with names, behind one that ends as references do.
    private static bool BeginsAnother(StringBuilder open, string line)
    {
        string end = open.Length > 200 ? open.ToString(open.Length - 200, 200) : open.ToString();
        return (Names().IsMatch(line) || Number().IsMatch(line)) && Finished().IsMatch(end) && open.Length >= 40;
    }

    private const string NamesPattern =
        @"(?:\p{Lu}[\p{L}'’\-]{1,40}(?:\s[\p{L}'’\-]{1,40}){0,3},?\s\p{Lu}\.?(?:[\-\s]?\p{Lu}\.?){0,3}(?:\s(?:Jr|Sr|2nd|3rd))?(?:[,;.:]\s|,?\s(?:&|and)\s|\s\()"
        + @"|\p{Lu}[\p{L}'’\-]{1,40}\set\sal\b)";

    [GeneratedRegex(@"\A(?:[\[(]?[0-9]{1,3}[\].):]|[0-9]{1,3}(?=\s\p{Lu}\p{Ll}))\s*\S", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[ \t]{0,8}[\[(]?(?<number>[0-9]{1,3})(?:[\].):]|[ \t](?=\p{Lu}\p{Ll}))[ \t]*\S", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"\A" + NamesPattern, RegexOptions.CultureInvariant, 500)]
    private static partial Regex Names();

    // It has a year, and ends with a full stop, an address or a number.
    [GeneratedRegex(@"(?:\b(?:1[89]|20)[0-9]{2}\b|10\.[0-9]{4,9}/).{0,200}(?:[.\]]|10\.[0-9]{4,9}/\S{1,100}|[0-9])\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline, 500)]
    private static partial Regex Finished();

    // Within one line: after pages, a DOI or a number of PubMed, and before names; or before a number of the list and names.
    [GeneratedRegex(
        @"(?<=(?:[0-9]{4}[^.:]{0,40}:\s?[\w\u2013-]{1,30}|PMID:\s?[0-9]{1,9}|PMC[0-9]{1,10}"
            + @"|10\.[0-9]{4,9}/\S{1,100}?)\.?)\s+(?:[\[(]?[0-9]{1,3}[\].):]\s+)?(?=" + NamesPattern + ")",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"[\s\u200B\uFEFF\u00AD\u202A-\u202E\u2066-\u2069\u200E\u200F\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
