using System.Globalization;

namespace FibroInfo.Text.Yaml;

/// <summary>The kinds of value that one line of YAML can hold. What is of another kind is null, with its problem.</summary>
public static class YamlValues
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
            Nearest.Hint(text, words) + "Use one of these words."));
        return null;
    }
}
