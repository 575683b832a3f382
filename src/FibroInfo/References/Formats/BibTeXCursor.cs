using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>A place in a BibTeX file, and the pieces that can be read from there.</summary>
internal sealed partial class BibTeXCursor(string text)
{
    public int At { get; set; }

    public char Letter => At < text.Length ? text[At] : '\0';

    /// <summary>The next field's name with its sign behind it passed, or null where no field begins.</summary>
    public string? NextName()
    {
        while (char.IsWhiteSpace(Letter) || Letter == ',')
        {
            At++;
        }

        return Take(Field().Match(text, At));
    }

    /// <summary>A number, or the name of a string.</summary>
    public string? Word() => Take(Bare().Match(text, At));

    /// <summary>What stands in braces or quotes. Null when it does not end before the file does, or before another entry plainly begins.</summary>
    public string? Enclosed(char close)
    {
        int depth = 0, start = At + 1;
        for (int at = start; at < text.Length; at++)
        {
            char letter = text[at];
            if (letter == close && depth == 0)
            {
                At = at + 1;
                return text[start..at];
            }

            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
            at += letter == '\\' ? 1 : 0;
            if (letter == '\n' && NewEntry().IsMatch(text.AsSpan(at + 1, Math.Min(40, text.Length - at - 1))))
            {
                At = at + 1;
                return null;
            }
        }

        At = text.Length;
        return null;
    }

    /// <summary>Up to the first of these letters; the start of it when that is far.</summary>
    public string Until(string ends)
    {
        int end = text.AsSpan(At).IndexOfAny(ends);
        string passed = end < 0 ? text[At..] : text[At..(At + end)];
        At += passed.Length;
        return passed.Length > 200 ? passed[..200] : passed;
    }

    public void SkipBlanks()
    {
        while (char.IsWhiteSpace(Letter))
        {
            At++;
        }
    }

    private string? Take(Match match)
    {
        At += match.Length;
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex(@"\A\s*@[A-Za-z]{2,20}\s*[{(]", RegexOptions.CultureInvariant)]
    private static partial Regex NewEntry();

    [GeneratedRegex(@"\G(?<name>[A-Za-z][\w:.+/\-]{0,60})\s*=", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\G(?<name>[\w:.+/\-]{1,60})", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
