using System.Text.Json.Nodes;
using FibroInfo.Editing.Documents;

namespace FibroInfo.Editing.SiteData;

/// <summary>What a form sends as what a yaml file shall say. Where nothing else was typed than what stood there, nothing changes.</summary>
public sealed class EntryFormParser(SiteDataFile file, EntryFormSchema sheet)
{
    /// <summary>All that the entry says after it, keys too that no form knows.</summary>
    public JsonObject Apply(JsonObject before) =>
        Apply(file.IsByLanguage ? [.. sheet.Codes(before).Select(code => new EntryField(code, EntryFieldKind.Group, file.Fields))] : file.Fields, before, "");

    private JsonObject Apply(IReadOnlyList<EntryField> fields, JsonObject before, string prefix)
    {
        JsonObject made = Clone(before);
        foreach (EntryField field in fields)
        {
            JsonNode? old = before[field.Name], wanted = Apply(field, old, prefix.Length == 0 ? field.Name : $"{prefix}.{field.Name}");
            if (!ReferenceEquals(old, wanted) && !JsonNode.DeepEquals(old, wanted))
            {
                Put(made, field.Name, wanted, [.. fields.Select(other => other.Name)]);
            }
        }

        return made;
    }

    private JsonNode? Apply(EntryField field, JsonNode? old, string name) => field.Kind switch
    {
        EntryFieldKind.Group when old is JsonObject || YamlToJson.IsEmpty(old) => Kept(old, Apply(field.Fields, old as JsonObject ?? [], name)),
        EntryFieldKind.Rows when old is JsonArray || YamlToJson.IsEmpty(old) =>
            Rows(field, old as JsonArray ?? [], name) is { Count: > 0 } rows ? rows : Gone(old),
        EntryFieldKind.Group or EntryFieldKind.Rows => old,
        _ when sheet.IsSplit(field, old) => Split(field, old, name),
        _ => Leaf(field, old, name),
    };

    private JsonNode? Leaf(EntryField field, JsonNode? old, string name)
    {
        if (EntryFormSchema.Said(field, old) is not { } shown || sheet.Typed(name) is not { } typed)
        {
            return old;
        }

        string said = Clean(field, typed);
        if (said == Clean(field, shown))
        {
            return old;
        }

        return !field.IsList ? said.Length == 0 ? null : JsonValue.Create(said)
            : said.Length == 0 ? field.DefaultValue.Length > 0 ? new JsonArray() : null
            : new JsonArray([.. said.Split('\n').Select(line => (JsonNode)JsonValue.Create(line))]);
    }

    // One text for all languages until they differ; then each says its own.
    private JsonNode? Split(EntryField field, JsonNode? old, string name)
    {
        var map = old as JsonObject;
        (string Code, JsonNode? Text)[] texts = [.. sheet.Codes(map).Select(code => (code, Leaf(field, map is null ? old : map[code], $"{name}.{code}")))];
        if (map is null && texts.Select(text => YamlToJson.Text(text.Text)).Distinct(StringComparer.Ordinal).Count() == 1)
        {
            return texts[0].Text;
        }

        JsonObject made = Clone(map ?? []);
        string[] order = [.. texts.Select(text => text.Code)];
        foreach ((string code, JsonNode? text) in texts.Where(text => map is null || !JsonNode.DeepEquals(map[text.Code], text.Text)))
        {
            Put(made, code, text, order);
        }

        return Kept(old, made);
    }

    private JsonArray Rows(EntryField field, JsonArray old, string name)
    {
        int count = sheet.Count(name) ?? 0;
        var rows = new JsonArray();
        for (int at = 0; at < Math.Max(count, old.Count); at++)
        {
            JsonNode? row = old.ElementAtOrDefault(at);
            JsonObject before = EntryFormSchema.Row(field, row);
            // What was not sent is not touched.
            JsonObject wanted = at >= count ? before : sheet.IsGone($"{name}.{at}") ? [] : Apply(field.Fields, before, $"{name}.{at}");
            if (wanted.Any(pair => !YamlToJson.IsEmpty(pair.Value)))
            {
                rows.Add(row is not null && JsonNode.DeepEquals(before, wanted) ? row.DeepClone() : wanted.DeepClone());
            }
        }

        return rows;
    }

    private static JsonNode? Kept(JsonNode? old, JsonObject made) => made.Count == 0 ? Gone(old) : made;

    // What said nothing before may go on saying it.
    private static JsonNode? Gone(JsonNode? old) => YamlToJson.IsEmpty(old) ? old : null;

    private static void Put(JsonObject map, string key, JsonNode? value, string[] order)
    {
        if (value is null)
        {
            map.Remove(key);
        }
        else if (map.ContainsKey(key))
        {
            map[key] = value.DeepClone();
        }
        else
        {
            // Behind the last of those that it follows in the order of the shipped files.
            string[] before = order[..Array.IndexOf(order, key)];
            int at = 1 + map.Select((pair, at) => before.Contains(pair.Key) ? at : -1).Append(-1).Max();
            map.Insert(at == 0 ? Math.Min(map.Count, 1) : at, key, value.DeepClone());
        }
    }

    private static JsonObject Clone(JsonObject map) => (JsonObject)map.DeepClone();

    // A text of a yaml file stands on one line; a list has one item a line, and no empty ones.
    private static string Clean(EntryField field, string typed)
    {
        string[] lines = FrontMatterForm.Clean(typed).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(field.IsList ? "\n" : " ", lines);
    }
}
