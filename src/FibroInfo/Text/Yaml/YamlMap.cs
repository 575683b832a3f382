using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FibroInfo.Text.Yaml;

/// <summary>
/// The keys of one YAML map, taken one by one. What is missing or of the wrong kind becomes a problem with its line;
/// <see cref="RefuseOthers"/> at the end makes problems of the keys nobody asked for.
/// </summary>
public sealed class YamlMap
{
    // Each unknown id in a list is compared with all that are known.
    private const int MaxItems = 1000;

    private readonly YamlMappingNode _node;
    private readonly FileLocation _start;
    private readonly ICollection<Problem> _problems;
    private readonly Dictionary<string, (YamlNode Key, YamlNode Value)> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

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

    /// <summary>Where an item of a list stands, counted from 1; the key itself when it is no list or not so long.</summary>
    public FileLocation PlaceOf(string key, int item) =>
        _entries.TryGetValue(key, out var entry) && entry.Value is YamlSequenceNode list && list.Children.ElementAtOrDefault(item - 1) is { } node
            ? At(node) : PlaceOf(key);

    public bool Has(string key) => _entries.ContainsKey(key);

    public string? Text(string key)
    {
        switch (Value(key))
        {
            case null: return null;
            case YamlScalarNode scalar: return IsNull(scalar) ? null : Shown(scalar);
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

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> List(string key) => Value(key) switch
    {
        null => [],
        YamlScalarNode => Text(key) is { } one ? [one] : [],
        YamlSequenceNode list when list.Children.Count > MaxItems => TooLong(key),
        YamlSequenceNode list when list.All(item => item is YamlScalarNode) =>
            [.. list.Cast<YamlScalarNode>().Select(Shown)],
        YamlSequenceNode list when list.OfType<YamlMappingNode>().FirstOrDefault() is { } item => WithColon(item),
        _ => Wrong<IReadOnlyList<string>>(key, "a list of texts", "Write one '- text' a line.") ?? [],
    };

    public YamlMap? Map(string key) => Value(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, _start, _problems),
        _ => Wrong<YamlMap>(key, "a map", "Write 'name: value' lines, indented below it."),
    };

    /// <summary>The maps of a list; a text in it is read as the map <c>{short: text}</c>.</summary>
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
        foreach (string key in Keys.Where(key => !_asked.Contains(key)))
        {
            _problems.Add(PlaceOf(key).Error("file.unknown-key", $"'{key}' is not a key that is read here.",
                SpellingSuggestion.Hint(key, _asked) + "Correct the word, or delete the line."));
        }
    }

    public void Report(Problem problem) => _problems.Add(problem);

    private IReadOnlyList<string> TooLong(string key) =>
        Wrong<IReadOnlyList<string>>(key, $"a list of at most {MaxItems} texts", "Shorten it.") ?? [];

    private string Shown(YamlScalarNode scalar)
    {
        string text = scalar.Value ?? "";
        if (UnprintableCharacter.Find(text, At(scalar)) is { } problem)
        {
            // Between double quotes a file can name a character that could not stand in it.
            _problems.Add(problem with { Line = At(scalar).Line, Column = At(scalar).Column });
        }

        return UnicodeNormalizer.Normalize(text.Trim());
    }

    // "- Sleep: lighter" is a map to YAML, and was meant as one text.
    private IReadOnlyList<string> WithColon(YamlMappingNode item)
    {
        string? text = item.Children is [(YamlScalarNode key, YamlScalarNode value)] ? $"{key.Value}: {value.Value}" : null;
        _problems.Add(At(item).Error("file.value", "A text with a colon needs quotes around it.", YamlErrorMessages.QuotedItem(text)));
        return [];
    }

    private Dictionary<string, string> Strings() => Keys.ToDictionary(key => key, key => Text(key) ?? "", StringComparer.Ordinal);

    private YamlNode? Value(string key)
    {
        _asked.Add(key);
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

/// <summary>The kinds of value that one line of YAML can hold. What is of another kind is null, with its problem.</summary>
public static class YamlMapExtensions
{
    public static DateOnly? Date(this YamlMap map, string key) =>
        map.Text(key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
        : map.Wrong<DateOnly?>(key, "a date", "Write it as 2026-11-23.");

    /// <summary>A whole number from 0 to 10,000: nothing a site says about itself is larger, and dates moved by it stay dates.</summary>
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

    /// <summary>One of the words given, or null with a problem naming the nearest.</summary>
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
