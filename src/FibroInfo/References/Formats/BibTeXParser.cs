using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>An entry of a BibTeX file: its kind, key and fields in order. The values still contain TeX.</summary>
internal sealed record BibTeXEntry(string Kind, string Key, IReadOnlyList<KeyValuePair<string, string>> Fields, FileLocation Place);

/// <summary>Parses a BibTeX file. An entry without an end is reported and left out; the entries after it are read.</summary>
internal sealed partial class BibTeXParser(string text, string file, List<Problem> problems)
{
    private readonly TextLocator _places = new(text, file);
    private readonly BibTeXScanner _cursor = new(text);
    private readonly Dictionary<string, string> _strings = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<BibTeXEntry> Entries()
    {
        for (Match start = Start().Match(text); start.Success; start = Start().Match(text, Math.Max(_cursor.At, start.Index + 1)))
        {
            _cursor.At = start.Index + start.Length;
            FileLocation place = _places.Locate(start.Index);
            string kind = start.Groups["kind"].Value.ToLowerInvariant();
            if (kind is not ("comment" or "preamble") && ReadEntry(kind, place) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private BibTeXEntry? ReadEntry(string kind, FileLocation place)
    {
        string key = kind == "string" ? "" : _cursor.Until(",}").Trim();
        var fields = new List<KeyValuePair<string, string>>();
        while (_cursor.NextName() is { } name)
        {
            if (Value() is not { } value)
            {
                Refuse(key, place, $"is broken at its field '{name}'", "Check that its braces, quotes and commas are all there: the file may be incomplete.");
                return null;
            }

            fields.Add(KeyValuePair.Create(name, value));
        }

        if (_cursor.Letter is not ('}' or ')'))
        {
            Refuse(key, place, "does not end", "Add its closing brace, or export it again: the file may be incomplete.");
            return null;
        }

        _cursor.At++;
        if (kind != "string")
        {
            return new BibTeXEntry(kind, key, fields, place);
        }

        foreach ((string name, string value) in fields)
        {
            _strings[name] = value;
        }

        return null;
    }

    private void Refuse(string key, FileLocation place, string what, string fix) =>
        problems.Add(place.Error("import.bibtex", $"The entry '{RegistryTextCleaner.Start(key)}' that begins here {what}.", fix));

    // One part, or several joined with "#": "{…}", "\"…\"", a number, or the name of a string.
    private string? Value()
    {
        var value = new StringBuilder();
        do
        {
            _cursor.SkipBlanks();
            string? piece = _cursor.Letter switch
            {
                '{' => _cursor.Enclosed('}'),
                '"' => _cursor.Enclosed('"'),
                _ => _cursor.Word() is { } word ? _strings.GetValueOrDefault(word, word) : null,
            };
            if (piece is null)
            {
                return null;
            }

            value.Append(piece);
            _cursor.SkipBlanks();
        }
        while (_cursor.Letter == '#' && ++_cursor.At > 0);

        return value.ToString();
    }

    [GeneratedRegex(@"@\s*(?<kind>[A-Za-z]{2,20})\s*[{(]", RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}

/// <summary>A position in a BibTeX file, and the tokens that can be read from there.</summary>
internal sealed partial class BibTeXScanner(string text)
{
    public int At { get; set; }

    public char Letter => At < text.Length ? text[At] : '\0';

    /// <summary>Reads the next field's name and the equals sign; null when no field begins here.</summary>
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

    /// <summary>The text in braces or quotes. Null when it does not end before the end of the file or the start of another entry.</summary>
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

    /// <summary>The text up to the first of these characters, cut off after 200 characters.</summary>
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

/// <summary>Converts indexes to lines and columns. Fast for increasing indexes, because it continues from the last one.</summary>
internal sealed class TextLocator(string text, string file)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;

    public FileLocation Locate(int index)
    {
        if (index < _at)
        {
            (_at, _line, _lineStart) = (0, 1, 0);
        }

        for (; _at < index; _at++)
        {
            if (text[_at] == '\n')
            {
                (_line, _lineStart) = (_line + 1, _at + 1);
            }
        }

        return new FileLocation(file, _line, index - _lineStart + 1);
    }
}
