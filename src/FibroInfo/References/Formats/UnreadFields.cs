using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Something that many records have and a source has no place for: "abstract", in 12 records.</summary>
public sealed record NotKeptField(string What, int Records);

/// <summary>
/// Says what of a record did not arrive in its source. It compares words, not names of fields: so it also notices a field that was
/// read but not understood, and no importer can forget to report one.
/// </summary>
internal sealed partial class UnreadFields(List<Problem> problems)
{
    public const string Rule = "import.field";

    // A shorter value may be in the source by accident: "2" is an issue, and a day.
    private const int CharactersOfAccident = 5;
    private const int MaxNamed = 8;
    private const int MaxCharactersCompared = 400;

    // What programs write around a value.
    private static readonly FrozenSet<string> Labels = new[]
    {
        "http", "https", "www", "doi", "dx", "org", "pmid", "pmcid", "pmc", "pubmed", "medline", "embase", "and", "others", "et", "al", "electronic", "print",
        "linking", "pii", "issn", "eissn", "isbn", "vol", "no", "p", "pp", "article", "url", "family", "given", "prefix", "suffix", "useprefix", "true",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _notKept = new(StringComparer.Ordinal);

    public IReadOnlyList<NotKeptField> NotKept =>
    [
        .. _notKept.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new NotKeptField(pair.Key, pair.Value)),
    ];

    public void Report(RecordFields record, JsonObject item)
    {
        HashSet<string> kept = [.. Values(item).SelectMany(Words)];
        var read = record.Fields.Where(field => field.IsRead).Select(field => field.Plain).ToHashSet(StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var unread = new List<RecordField>();
        foreach (RecordField field in record.Fields.Where(field => field.Plain.Length > 0 && !field.IsConfirmed))
        {
            string? word = record.WordFor(field.Name);
            // An abstract is never in a source, so its words need not be compared.
            if ((word is null || field.Plain.Length < MaxCharactersCompared) && IsKept(field, read, kept))
            {
                continue;
            }

            if (word is null)
            {
                unread.Add(field);
            }
            else if (word.Length > 0 && named.Add(word))
            {
                _notKept[word] = _notKept.GetValueOrDefault(word) + 1;
            }
        }

        if (unread.Count > 0)
        {
            string list = string.Join("; ", unread.Take(MaxNamed).Select(field => $"{field.Name} '{RegistryTextCleaner.Start(field.Plain)}'"));
            string more = unread.Count > MaxNamed ? $"; and {unread.Count - MaxNamed} more" : "";
            problems.Add(record.Place.Warning(Rule, $"Of '{RegistryTextCleaner.Start(item["title"]?.ToString() ?? "")}' was not read: {list}{more}.",
                "Add by hand what readers need of it."));
        }
    }

    /// <summary>The words of a text that are in none of the values: what a printed reference has besides.</summary>
    public static IReadOnlyList<string> LeftOver(string text, JsonObject item)
    {
        HashSet<string> kept = [.. Values(item).SelectMany(Words)];
        return [.. Words(text).Where(word => !IsIn(kept, word))];
    }

    private static bool IsKept(RecordField field, HashSet<string> read, HashSet<string> kept)
    {
        string[] words = [.. Words(field.Plain)];
        return words.All(word => IsIn(kept, word))
            && (field.IsRead || words.Sum(word => word.Length) >= CharactersOfAccident || read.Contains(field.Plain));
    }

    private static bool IsIn(HashSet<string> kept, string word) =>
        kept.Contains(word) || (CslDates.MonthIn(word) is { } month && kept.Contains(month.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    // Most values are short and clean, and there are many: only what looks like markup or a time of day is cleaned first.
    private static IEnumerable<string> Words(string text) =>
        PlainText.Fold(NeedsCleaning(text) ? RegistryTextCleaner.Clean(TimeOfDay().Replace(text, "")) ?? "" : text)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.All(char.IsAsciiDigit) ? word.TrimStart('0') : word)
        .Where(word => word.Length > 0 && !Labels.Contains(word));

    private static readonly SearchValues<char> MarkupAndInvisible = SearchValues.Create("<&:\u200B\u202E\u00AD\uFEFF");

    private static bool NeedsCleaning(string text) => text.AsSpan().ContainsAny(MarkupAndInvisible);

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Values(field.Value)),
        JsonArray list => list.SelectMany(Values),
        null => [],
        _ => [node.ToString()],
    };

    [GeneratedRegex(@"T[0-9]{2}:[0-9]{2}\S{0,20}", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();
}
