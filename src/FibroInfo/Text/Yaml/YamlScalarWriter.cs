using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Text.Yaml;

/// <summary>Writes one text as YAML on one line, with the same quotes as before where they fit.</summary>
public static partial class YamlScalarWriter
{
    /// <param name="text">Any text, trimmed.</param>
    /// <param name="before">How the value was written before.</param>
    /// <param name="inList">Whether it is an item of a list in brackets, where commas have a meaning.</param>
    public static string Scalar(string text, YamlValueShape before = YamlValueShape.Plain, bool inList = false) => before switch
    {
        YamlValueShape.DoubleQuoted => Double(text),
        YamlValueShape.SingleQuoted when !text.EnumerateRunes().Any(NeedsEscape) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => IsPlain(text, inList) ? text : Double(text),
    };

    /// <summary><c>[a, b]</c>.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(text => Scalar(text, inList: true)))}]";

    // Stricter than YAML: unusual texts are quoted, so that people see where they begin and end.
    private static bool IsPlain(string text, bool inList) =>
        Harmless().IsMatch(text) && !(inList && text.AsSpan().ContainsAny(",:?")) && text is not ("null" or "Null" or "NULL")
        && !text.Contains(": ", StringComparison.Ordinal) && !text.EndsWith(':');

    private static string Double(string text)
    {
        var written = new StringBuilder("\"", text.Length + 2);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value is '"' or '\\' ? written.Append('\\').Append((char)rune.Value)
                : rune.Value == '\n' ? written.Append("\\n")
                : NeedsEscape(rune) ? written.Append(rune.IsBmp ? $"\\u{rune.Value:x4}" : $"\\U{rune.Value:x8}")
                : written.Append(rune.ToString());
        }

        return written.Append('"').ToString();
    }

    // Invisible characters, those that some program treats as a line break, and those that are refused as control characters.
    private static bool NeedsEscape(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    [GeneratedRegex("""\A[\p{L}\p{N}(“‘«](?:[\p{L}\p{M}\p{N}(),.;:'’‘“”«»/&%+?!=<>$€–—…-]| (?![ #]))*(?<! )\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();
}
