using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Makes citation keys for sources without one: first author and year, "albrecht2019", then "albrecht2019b".</summary>
/// <param name="taken">The keys in use; case is ignored.</param>
public sealed class CitationKeyGenerator(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.OrdinalIgnoreCase);

    // The last number tried for each key: without it, ten thousand sources without names would each try all numbers from the start.
    private readonly Dictionary<string, int> _last = new(StringComparer.OrdinalIgnoreCase);

    public bool IsTaken(string key) => _taken.Contains(key);

    public void Reserve(string key) => _taken.Add(key);

    public string CreateKey(JsonObject item) => Start(item) is var start && _taken.Add(start) ? start : Next(start);

    /// <summary>Adds a letter (from the 27th on a number) so that the key is free, and reserves it.</summary>
    public string Next(string key)
    {
        int number = _last.GetValueOrDefault(key, 1);
        string next;
        do
        {
            number++;
            next = number <= 26 ? $"{key}{(char)('a' + number - 1)}" : $"{key}-{number}";
        }
        while (!_taken.Add(next));

        _last[key] = number;
        return next;
    }

    private static string Start(JsonObject item)
    {
        JsonObject? first = (item["author"] as JsonArray ?? item["editor"] as JsonArray) is [JsonObject author, ..] ? author : null;
        string name = Letters(Text(first, "family") ?? Text(first, "literal"));
        string stem = name.Length > 0 ? name : Text(item, "title")?.Split(' ').Select(Letters).FirstOrDefault(word => word.Length > 3) ?? "source";
        return stem + CitationKeys.YearIn(item["issued"]?.ToJsonString() ?? "");
    }

    private static string? Text(JsonObject? item, string field) => item?[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    // ø, æ, ł and ß do not decompose into a letter and an accent.
    private static string Letters(string? name) => string.Concat(FibroInfo.Text.PlainText.Fold(name ?? "")
        .Replace('ø', 'o').Replace("æ", "ae", StringComparison.Ordinal).Replace('ł', 'l').Replace("ß", "ss", StringComparison.Ordinal)
        .Where(char.IsAsciiLetterOrDigit).Take(30));
}

/// <summary>The form of citation keys.</summary>
public static partial class CitationKeys
{
    public static bool IsValid([NotNullWhen(true)] string? key) => key is not null && Key().IsMatch(key);

    /// <summary>The first four digits that can be a year; empty when there are none.</summary>
    internal static string YearIn(string text) => Year().Match(text).Value;

    [GeneratedRegex(@"\A[\p{L}\p{N}][\p{L}\p{N}_.:\-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex("[12][0-9]{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
