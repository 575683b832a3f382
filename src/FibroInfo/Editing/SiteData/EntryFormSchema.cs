using FibroInfo.Editing.Documents;
using System.Globalization;
using System.Text.Json.Nodes;

namespace FibroInfo.Editing.SiteData;

/// <summary>What a yaml file says as the fields of a form.</summary>
/// <param name="languages">Of the site, the first one first.</param>
/// <param name="typed">By the name of a field; null for what was not sent.</param>
/// <param name="more">The rows of which more are wanted.</param>
public sealed class EntryFormSchema(SiteDataFile file, IReadOnlyList<string> languages, Func<string, string?> typed, string more = "")
{
    public const string Yes = "true";

    private const int MaxRows = 200;

    /// <summary>Rows without anything in them, to type a new one into.</summary>
    private const int SpareRows = 1, MoreRows = 3;

    public IReadOnlyList<EntryFormField> Show(JsonObject? data) => file.IsByLanguage
        ? [.. Codes(data).Select(code => Together(file.Fields, data?[code], code) with { Language = code })]
        : Show(file.Fields, data, "");

    internal IEnumerable<string> Codes(JsonObject? map) => languages.Union(map?.Select(pair => pair.Key) ?? [], StringComparer.Ordinal);

    /// <summary>What stands there, as it is typed.</summary>
    internal static string? Said(EntryField field, JsonNode? node) => field.Kind == EntryFieldKind.Yes ? YamlToJson.Text(node) == Yes ? Yes : ""
        : !field.IsList ? YamlToJson.Text(node)
        : node is null ? field.DefaultValue : YamlToJson.Lines(node);

    /// <summary>A row as a map, however it is written.</summary>
    internal static JsonObject Row(EntryField field, JsonNode? row) =>
        row as JsonObject ?? (YamlToJson.IsEmpty(row) ? [] : new JsonObject { [field.Short] = row!.DeepClone() });

    /// <summary>How many rows the form has; null when it was not sent.</summary>
    internal int? Count(string name) =>
        int.TryParse(typed(name), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= MaxRows ? count : null;

    internal bool IsGone(string row) => typed($"{row}.gone") is { Length: > 0 };

    internal string? Typed(string name) => typed(name);

    private EntryFormField[] Show(IReadOnlyList<EntryField> fields, JsonNode? map, string prefix) =>
        [.. fields.Select(field => Show(field, (map as JsonObject)?[field.Name], prefix.Length == 0 ? field.Name : $"{prefix}.{field.Name}"))];

    private EntryFormField Show(EntryField field, JsonNode? node, string name) => field.Kind switch
    {
        EntryFieldKind.Group when node is JsonObject || YamlToJson.IsEmpty(node) => new EntryFormField(field, name, "", Show(field.Fields, node, name)),
        EntryFieldKind.Rows when node is JsonArray || YamlToJson.IsEmpty(node) =>
            new EntryFormField(field, name, "", Rows(field, node as JsonArray ?? [], name)),
        EntryFieldKind.Group or EntryFieldKind.Rows => new EntryFormField(field, name, null),
        _ when IsSplit(field, node) => new EntryFormField(field, name, "",
            [.. Codes(node as JsonObject).Select(code => Leaf(field, node is JsonObject map ? map[code] : node, $"{name}.{code}") with { Language = code })]),
        _ => Leaf(field, node, name),
    };

    internal bool IsSplit(EntryField field, JsonNode? node) => field.IsLocal && (node is JsonObject || languages.Count > 1);

    private EntryFormField Leaf(EntryField field, JsonNode? node, string name)
    {
        string? said = Said(field, node), value = said is null ? null : typed(name) ?? said;
        return new EntryFormField(field, name, value) { IsTooLong = value != said && value?.Length > field.MaxCharacters };
    }

    private EntryFormField[] Rows(EntryField field, JsonArray list, string name)
    {
        int count = Math.Min((Count(name) ?? list.Count + SpareRows) + (more == name ? MoreRows : 0), MaxRows);
        return [.. Enumerable.Range(0, count).Select(at => Together(field.Fields, Row(field, list.ElementAtOrDefault(at)), $"{name}.{at}") with
        {
            Row = at + 1, IsGone = IsGone($"{name}.{at}"),
        })];
    }

    private EntryFormField Together(IReadOnlyList<EntryField> fields, JsonNode? map, string name) =>
        new(new EntryField("", EntryFieldKind.Group, fields), name, "", Show(fields, map, name));
}

/// <summary>A field of the form, or several that belong together.</summary>
/// <param name="Name">In the form, and the path in the entry: <c>codes.0.label</c>.</param>
/// <param name="Value">As it is typed; null where it is written in a way that no field can show.</param>
/// <param name="Parts">Of a group, of rows, of what is said in several languages.</param>
public sealed record EntryFormField(EntryField Field, string Name, string? Value, params IReadOnlyList<EntryFormField> Parts)
{
    /// <summary>The code of the language that it is in; "" where it is the same in all.</summary>
    public string Language { get; init; } = "";

    /// <summary>Of a row: from 1; of all else 0.</summary>
    public int Row { get; init; }

    /// <summary>Of a row: it goes with the next save.</summary>
    public bool IsGone { get; init; }

    public bool IsTooLong { get; init; }

    /// <summary>The fields that are typed into.</summary>
    public IEnumerable<EntryFormField> Leaves =>
        Parts.Count == 0 && Field.Kind is not (EntryFieldKind.Rows or EntryFieldKind.Group) ? [this] : Parts.SelectMany(part => part.Leaves);

    /// <summary>It and all that is in it.</summary>
    public IEnumerable<EntryFormField> All => Parts.SelectMany(part => part.All).Prepend(this);
}
