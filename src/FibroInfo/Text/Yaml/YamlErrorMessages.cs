using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace FibroInfo.Text.Yaml;

/// <summary>
/// Explains a YAML fault in words for people who edit the file. The parser reports a position and a grammar rule; the actual
/// mistake is nearly always a colon, a quote or the indentation, and the line shows which one.
/// </summary>
internal static partial class YamlErrorMessages
{
    private const string Rule = "file.yaml";

    private const string NeedsQuotesFirst = "@`%&*!|>{}[],?-";

    // Longer lines are not searched for the mistake (the pattern takes quadratic time in spaces) and not repeated in messages and logs.
    private const int MaxQuotedLine = 300;

    /// <param name="start">Where the text begins in its file.</param>
    /// <param name="mark">Where the parser stopped; lines and columns count from 1 in the text.</param>
    /// <param name="reason">The message of the parser.</param>
    public static Problem Explain(string yaml, FileLocation start, in Mark mark, string reason)
    {
        string[] lines = yaml.Split('\n');
        // When something is missing at the end, the parser stops after the last line.
        int at = Math.Clamp((int)mark.Line - 1, 0, Math.Max(Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line)), 0));
        if (TabIndented(lines, at) is { } tab)
        {
            return YamlGuard.Moved(start, tab, 0).Error(Rule, "This line is indented with a tab.", "Use spaces instead.");
        }

        FileLocation place = YamlGuard.Moved(start, at, at == mark.Line - 1 ? (int)mark.Column - 1 : 0);
        return Duplicate(reason, place)
            ?? NeedsQuotes(lines[at], place)
            ?? Indentation(lines, at, place)
            ?? (lines[at].Contains(':', StringComparison.Ordinal) || lines[at].AsSpan().TrimStart() is [] or ['-', ..] ? null
                : place.Error(Rule, "This line has no colon behind its key.", "Write 'key: value', or indent the line if it goes on with the text above."))
            ?? place.Error(Rule, $"This is not valid YAML: {Sentence(reason)}",
                "Check the indentation (spaces, no tabs), and put quotes around a text with a colon, '#', '[' or '{' in it.");
    }

    /// <summary>How to write a list item that contains a colon, ready to paste.</summary>
    /// <param name="text">Null when it is unclear what the item was meant to be.</param>
    public static string QuotedItem(string? text) =>
        text is null || text.Length > MaxQuotedLine ? "Put quotes at the beginning and the end of each text." : $"Put quotes around it: - {Quoted(text)}";

    private static Problem? Duplicate(string reason, FileLocation place) => reason.Contains("uplicate", StringComparison.Ordinal)
        ? place.Error(Rule, $"This is not valid YAML: {Sentence(reason)}", "Keep one of the two lines.") : null;

    private static Problem? NeedsQuotes(string line, FileLocation place)
    {
        if (line.Length > MaxQuotedLine)
        {
            return null;
        }

        Match parts = KeyAndValue().Match(line);
        (string lead, string key, string value) = (parts.Groups["dash"].Value, parts.Groups["key"].Value, parts.Groups["value"].Value.TrimEnd());
        if (lead.Length == 0 && key.Length == 0)
        {
            return null;
        }

        if (lead.Length > 0 && key.Length > 0 && !PlainKey().IsMatch(key))
        {
            // "- Sleep: lighter: x" is one text; "- date: …" is a key of a list of maps.
            (key, value) = ("", parts.Groups["item"].Value.TrimEnd());
        }

        (string? message, string text) = value switch
        {
            ['"' or '\'', ..] when ClosingQuote(value) is var close && close < 0 => ("This quote is not closed.", ""),
            ['"' or '\'', ..] when ClosingQuote(value) < value.Length - 1 => ("There is text behind the closing quote.", value),
            ['"', .., '"'] when value.Contains('\\', StringComparison.Ordinal) => ("A backslash has a meaning of its own between double quotes.", value[1..^1]),
            ['"' or '\'', ..] => (null, ""),
            _ when value.Contains(": ", StringComparison.Ordinal) || value.EndsWith(':') => ("A text with a colon needs quotes around it.", value),
            [var first, ..] when NeedsQuotesFirst.Contains(first, StringComparison.Ordinal) =>
                ($"A text that begins with {first} needs quotes around it.", value),
            _ => (null, ""),
        };
        if (message is null)
        {
            return null;
        }

        string written = $"{lead}{(key.Length > 0 ? $"{key}: " : "")}{Quoted(text)}";
        return place.Error(Rule, message,
            text.Length == 0 ? "Write the same quote at the end of the text."
            : $"Put quotes around all of it: {written}");
    }

    // The index of the quote that closes the one at the start. In single quotes '' is a quote; in double quotes a backslash escapes one.
    private static int ClosingQuote(string value)
    {
        for (int at = 1; at < value.Length; at++)
        {
            if (value[0] == '"' && value[at] == '\\')
            {
                at++;
            }
            else if (value[at] == value[0])
            {
                if (value[0] == '"' || at + 1 == value.Length || value[at + 1] != '\'')
                {
                    return at;
                }

                at++;
            }
        }

        return -1;
    }

    private static int? TabIndented(string[] lines, int at) =>
        Enumerable.Range(at, Math.Min(2, lines.Length - at)).Where(line => Blanks(lines[line]).Contains('\t')).Select(line => (int?)line).FirstOrDefault();

    private static Problem? Indentation(string[] lines, int at, FileLocation place)
    {
        int before = Array.FindLastIndex(lines, Math.Max(at - 1, 0), at, line => !string.IsNullOrWhiteSpace(line));
        return before < 0 || before == at || Blanks(lines[before]).Length == Blanks(lines[at]).Length ? null
            : place.Error(Rule, "This line does not begin in the same column as the lines it belongs to.",
                "Begin it below them. If it goes on with the text above, put quotes around the whole text.");
    }

    private static ReadOnlySpan<char> Blanks(string line) => line.AsSpan(0, line.Length - line.AsSpan().TrimStart(" \t").Length);

    // Double quotes, which people know best; single quotes for a text that contains double quotes or backslashes.
    private static string Quoted(string text) =>
        YamlScalarWriter.Scalar(text, text.AsSpan().ContainsAny('"', '\\') ? YamlValueShape.SingleQuoted : YamlValueShape.DoubleQuoted);

    // The library's message may begin with "(Line: 3, Col: 5, Idx: 20) - (…): "; the problem has its own location.
    private static string Sentence(string message)
    {
        int end = message.LastIndexOf("): ", StringComparison.Ordinal);
        return (end < 0 ? message : message[(end + 3)..]).TrimEnd('.') + ".";
    }

    [GeneratedRegex(
        """^\s*(?<dash>(?:-\s+)*)(?<item>(?:(?<key>[^\s'"\[\]{}#:-][^:]*?|"[^"]*"|'[^']*')\s*:(?:\s+|$))?(?<value>.*))$""",
        RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndValue();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainKey();
}
