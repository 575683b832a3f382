using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>An entry of a BibTeX file: its kind and key, and its fields with their TeX still in them.</summary>
internal sealed record BibTeXEntry(string Kind, string Key, Dictionary<string, string> Fields, Place Place);

/// <summary>Takes a BibTeX file apart. An entry that does not end is a problem and is left out; those behind it are read.</summary>
internal sealed partial class BibTeXReader(string text, string file, List<Problem> problems)
{
    private readonly TextPlaces _places = new(text, file);
    private readonly BibTeXCursor _cursor = new(text);
    private readonly Dictionary<string, string> _strings = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<BibTeXEntry> Entries()
    {
        for (Match start = Start().Match(text); start.Success; start = Start().Match(text, Math.Max(_cursor.At, start.Index + 1)))
        {
            _cursor.At = start.Index + start.Length;
            Place place = _places.Of(start.Index);
            string kind = start.Groups["kind"].Value.ToLowerInvariant();
            if (kind is not ("comment" or "preamble") && ReadEntry(kind, place) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private BibTeXEntry? ReadEntry(string kind, Place place)
    {
        string key = kind == "string" ? "" : _cursor.Until(",}").Trim();
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (_cursor.NextName() is { } name)
        {
            if (Value() is not { } value)
            {
                Refuse(key, place, $"is broken at its field '{name}'", "Look whether its braces, quotes and commas are all there: the file may be cut off.");
                return null;
            }

            fields.TryAdd(name, value);
        }

        if (_cursor.Letter is not ('}' or ')'))
        {
            Refuse(key, place, "does not end", "Put its closing brace back, or export it again: the file may be cut off.");
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

    private void Refuse(string key, Place place, string what, string mend) =>
        problems.Add(place.Error("import.bibtex", $"The entry '{PlainText.Start(key)}' that begins here {what}.", mend));

    // One piece or several with # between: "{…}", "\"…\"", a number, or the name of a string.
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
