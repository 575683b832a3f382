using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FibroInfo.Text.Yaml;

/// <summary>
/// Reads the keys of one YAML map one by one. A missing value or one of the wrong kind becomes a problem with its line, and the
/// method returns null or an empty value. <see cref="RefuseOthers"/>, called last, reports the keys that were never asked for.
/// </summary>
public sealed class YamlMap
{
    // Each unknown id in a list is compared with all known ids, for the suggestion.
    private const int MaxItems = 1000;

    private readonly YamlMappingNode _node;
    private readonly FileLocation _start;
    private readonly ICollection<Problem> _problems;
    private readonly Dictionary<string, (YamlNode Key, YamlNode Value)> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _requestedKeys = new(StringComparer.Ordinal);

    internal YamlMap(YamlMappingNode node, FileLocation start, ICollection<Problem> problems)
    {
        (_node, _start, _problems) = (node, start, problems);
        foreach ((YamlNode key, YamlNode value) in node.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
            {
                _entries[name] = (key, value);
            }
            else
            {
                problems.Add(At(key).Error("file.yaml", "A key must be a word.", "Write 'key: value'."));
            }
        }
    }

    public IReadOnlyCollection<string> Keys => _entries.Keys;

    public FileLocation Place => At(_node);

    public FileLocation PlaceOf(string key) => _entries.TryGetValue(key, out var entry) ? At(entry.Key) : Place;

    /// <summary>The location of an item of a list, counted from 1; of the key itself when it has no list or the list is shorter.</summary>
    public FileLocation PlaceOf(string key, int item) =>
        _entries.TryGetValue(key, out var entry) && entry.Value is YamlSequenceNode list && list.Children.ElementAtOrDefault(item - 1) is { } node
            ? At(node) : PlaceOf(key);

    public bool Has(string key) => _entries.ContainsKey(key);

    public string? Text(string key)
    {
        switch (Value(key))
        {
            case null: return null;
            case YamlScalarNode scalar: return IsNull(scalar) ? null : Clean(scalar);
            default: return Wrong<string>(key, "one text", "Write it on one line, or with '>' and indented lines below.");
        }
    }

    public string Required(string key)
    {
        string? text = Text(key);
        if (string.IsNullOrEmpty(text) && Value(key) is null or YamlScalarNode)
        {
            _problems.Add(PlaceOf(key).Error("file.missing-key", $"'{key}' is missing.", $"Add a line '{key}: …'."));
        }

        return text ?? "";
    }

    public LocalText? Local(string key) => Value(key) switch
    {
        YamlMappingNode map => new LocalText(new YamlMap(map, _start, _problems).Strings()),
        _ => Text(key) is { } text ? LocalText.Same(text) : null,
    };

    /// <summary>The texts of a list; a single text is a list with one item.</summary>
    public IReadOnlyList<string> List(string key) => Value(key) switch
    {
        null => [],
        YamlScalarNode => Text(key) is { } text ? [text] : [],
        YamlSequenceNode list when list.Children.Count > MaxItems => TooLong(key),
        YamlSequenceNode list when list.All(item => item is YamlScalarNode) =>
            [.. list.Cast<YamlScalarNode>().Select(Clean)],
        YamlSequenceNode list when list.OfType<YamlMappingNode>().FirstOrDefault() is { } item => ReportColon(item),
        _ => Wrong<IReadOnlyList<string>>(key, "a list of texts", "Write one '- text' a line.") ?? [],
    };

    public YamlMap? Map(string key) => Value(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, _start, _problems),
        _ => Wrong<YamlMap>(key, "a map", "Write 'name: value' lines, indented below it."),
    };

    /// <summary>A map whose problems are kept apart from those of the rest of the file.</summary>
    public YamlMap? Map(string key, ICollection<Problem> problems)
    {
        _requestedKeys.Add(key);
        return new YamlMap(_node, _start, problems).Map(key);
    }

    /// <summary>The maps of a list; an item that is only a text is read as the map <c>{short: text}</c>.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, string @short) => Value(key) switch
    {
        null => [],
        YamlSequenceNode list when list.Children.Count <= MaxItems && list.All(item => item is YamlMappingNode or YamlScalarNode) =>
            [.. list.Select(item => new YamlMap(AsMap(item, @short), _start, _problems))],
        _ => Wrong<IReadOnlyList<YamlMap>>(key, $"a list, at most {MaxItems} long", "Write one '- …' a line.") ?? [],
    };

    /// <summary>All entries as maps, for files of the form <c>id: {…}</c>.</summary>
    public IEnumerable<(string Id, YamlMap Map)> Entries() => Keys.Select(id => (id, Map(id))).Where(entry => entry.Item2 is not null)!;

    public void RefuseOthers()
    {
        foreach (string key in Keys.Where(key => !_requestedKeys.Contains(key)))
        {
            _problems.Add(PlaceOf(key).Error("file.unknown-key", $"'{key}' is not a key that is read here.",
                SpellingSuggestion.Hint(key, _requestedKeys) + "Correct the word, or delete the line."));
        }
    }

    public void Report(Problem problem) => _problems.Add(problem);

    private IReadOnlyList<string> TooLong(string key) =>
        Wrong<IReadOnlyList<string>>(key, $"a list of at most {MaxItems} texts", "Shorten it.") ?? [];

    private string Clean(YamlScalarNode scalar)
    {
        string text = scalar.Value ?? "";
        if (UnprintableCharacter.Find(text, At(scalar)) is { } problem)
        {
            // An escape in double quotes can produce a character that the file itself may not contain.
            _problems.Add(problem with { Line = At(scalar).Line, Column = At(scalar).Column });
        }

        return UnicodeNormalizer.Normalize(text.Trim());
    }

    // In YAML "- Sleep: lighter" is a map, but the author meant one text.
    private IReadOnlyList<string> ReportColon(YamlMappingNode item)
    {
        string? text = item.Children is [(YamlScalarNode key, YamlScalarNode value)] ? $"{key.Value}: {value.Value}" : null;
        _problems.Add(At(item).Error("file.value", "A text with a colon needs quotes around it.", YamlErrorMessages.QuotedItem(text)));
        return [];
    }

    private Dictionary<string, string> Strings() => Keys.ToDictionary(key => key, key => Text(key) ?? "", StringComparer.Ordinal);

    private YamlNode? Value(string key)
    {
        _requestedKeys.Add(key);
        return _entries.TryGetValue(key, out var entry) ? entry.Value : null;
    }

    internal T? Wrong<T>(string key, string wanted, string fix)
    {
        _problems.Add(PlaceOf(key).Error("file.value", $"'{key}' must be {wanted}.", fix));
        return default;
    }

    private FileLocation At(YamlNode node) => YamlGuard.Moved(_start, Math.Max((int)node.Start.Line - 1, 0), Math.Max((int)node.Start.Column - 1, 0));

    private static YamlMappingNode AsMap(YamlNode item, string @short) =>
        item as YamlMappingNode ?? new YamlMappingNode(new YamlScalarNode(@short), item);

    private static bool IsNull(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
}

/// <summary>Reads single values of other types. A value of the wrong type is null and reported as a problem.</summary>
public static class YamlMapExtensions
{
    public static DateOnly? Date(this YamlMap map, string key) =>
        map.Text(key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
        : map.Wrong<DateOnly?>(key, "a date", "Write it as 2026-11-23.");

    /// <summary>A whole number from 0 to 10,000: the content needs none larger, and a date moved by this many days stays valid.</summary>
    public static int? Number(this YamlMap map, string key) =>
        map.Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 10_000 ? number
        : map.Wrong<int?>(key, "a whole number, at most 10000", "Write digits only.");

    public static decimal? Decimal(this YamlMap map, string key) =>
        map.Text(key) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number
        : map.Wrong<decimal?>(key, "a number", "Write it as 59.91.");

    public static bool? Flag(this YamlMap map, string key) => map.Text(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => map.Wrong<bool?>(key, "true or false", "Write true or false."),
    };

    /// <summary>One of the given words; otherwise null and a problem that names the nearest word.</summary>
    public static string? OneOf(this YamlMap map, string key, params string[] words)
    {
        string? text = map.Text(key);
        if (text is null || words.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        map.Report(map.PlaceOf(key).Error("file.value", $"'{key}' is '{text}', which is none of: {string.Join(", ", words)}.",
            SpellingSuggestion.Hint(text, words) + "Use one of these words."));
        return null;
    }
}
