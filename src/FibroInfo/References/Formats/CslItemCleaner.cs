using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>
/// Puts items of other programs right before they are read: a field that is wrong never costs the source, it is cleaned or left out
/// with a warning.
/// </summary>
internal sealed class CslItemCleaner(JsonObject item, FileLocation place, List<Problem> problems)
{
    private static readonly string[] NameFields = ["author", "editor", "translator", "collection-editor", "container-author"];

    private string Name => RegistryTextCleaner.Start(Text(item["title"]) ?? Text(item["id"]) ?? "");

    public void Clean()
    {
        foreach (string field in item.Where(pair => pair.Value is JsonArray { Count: > 0 } list && list.All(part => part is JsonValue))
            .Select(pair => pair.Key).ToArray())
        {
            // Crossref's own titles are lists.
            if (field is "title" or "container-title" or "container-title-short" or "short-container-title" or "ISSN" or "ISBN" or "language")
            {
                item[field] = field is "ISSN" or "ISBN" ? string.Join(", ", item[field]!.AsArray().Select(Text)) : Text(item[field]![0]);
            }
        }

        SetType();
        TakeNumbersFromNote();
        Identifier("DOI", text => Doi.TryParse(text, out Doi doi) ? doi.Value : IdentifierFinder.FirstDoi(text)?.Value);
        Identifier("PMID", text => PubMedIdParser.Pmid(text) ?? IdentifierFinder.FirstPmid(text));
        Identifier("PMCID", text => PubMedIdParser.Pmcid(text) ?? IdentifierFinder.FirstPmcid(text));
        foreach (string field in NameFields)
        {
            CleanNames(field);
        }

        CleanFacts();
        if (Text(item["URL"]) is { Length: > 0 } url && !url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            Warn("reference.url", $"The address of '{Name}' is not on the web, and is not shown: '{RegistryTextCleaner.Start(url)}'.",
                "Write it with https:// at its start.");
        }
    }

    private void SetType()
    {
        if (Text(item["type"]) is { Length: > 0 })
        {
            return;
        }

        item["type"] = item["container-title"] is null ? item["URL"] is null ? "document" : "webpage" : "article-journal";
        Warn(UnreadFields.Rule, $"'{Name}' does not say what kind of source it is; it was taken for '{item["type"]}'.", "Choose the right kind on its page.");
    }

    // Zotero writes what it has no field for into the note: "PMID: 30223011\nPMCID: PMC6541932".
    private void TakeNumbersFromNote()
    {
        string note = Text(item["note"]) ?? "";
        Fill("PMID", IdentifierFinder.FirstPmid(note));
        Fill("PMCID", IdentifierFinder.FirstPmcid(note));
        Fill("DOI", IdentifierFinder.Dois(note) is [var doi] ? doi.Value : null);
    }

    private void Fill(string field, string? value)
    {
        if (value is not null && item[field] is null)
        {
            item[field] = value;
        }
    }

    private void Identifier(string field, Func<string, string?> read)
    {
        if (item[field] is not { } written)
        {
            return;
        }

        string text = Text(written)?.Trim() ?? written.ToJsonString();
        if (read(text) is { } clean)
        {
            item[field] = clean;
            return;
        }

        item.Remove(field);
        if (text.Length > 0)
        {
            Warn(field == "DOI" ? "reference.doi" : "reference.pmid", $"The {field} of '{Name}' is left out, because it is not one: "
                + $"'{RegistryTextCleaner.Start(text)}'.", "Look it up, and add it by hand.");
        }
    }

    private void CleanNames(string field)
    {
        if (item[field] is not { } written)
        {
            return;
        }

        var names = new JsonArray();
        int lost = 0;
        foreach (JsonNode? name in written is JsonArray list ? list.ToArray() : [written])
        {
            JsonNode?[] read = name switch
            {
                JsonObject person when Text(person["family"]) is not null || Text(person["literal"]) is not null
                    || Text(person["name"]) is not null || Text(person["given"]) is not null =>
                    [person.DeepClone()],
                JsonValue value when Text(value) is { Length: > 0 } text => [.. CslNameParser.FromLine(text)],
                _ => [],
            };
            lost += read.Length == 0 ? 1 : 0;
            foreach (JsonNode? one in read)
            {
                names.Add(one);
            }
        }

        item.Remove(field);
        if (names.Count > 0)
        {
            item[field] = names;
        }

        if (lost > 0)
        {
            Warn(UnreadFields.Rule, $"'{Name}' has {lost} without a name in {field}; left out.", "Add by hand who is missing.");
        }
    }

    // Whether a record is verified can only be decided here (R-2). A notice is worth keeping.
    private void CleanFacts()
    {
        if (item["custom"] is not { } custom)
        {
            return;
        }

        if (custom is not JsonObject facts)
        {
            item.Remove("custom");
            Warn(UnreadFields.Rule, $"'{Name}' has facts of another program under 'custom', which were left out.", "Add by hand what readers need of them.");
            return;
        }

        facts.Remove("status");
        facts.Remove("checked");
        foreach (string fact in facts.Select(pair => pair.Key).ToArray())
        {
            var alone = new JsonObject
            {
                ["id"] = "x",
                ["type"] = "book",
                ["title"] = "x",
                ["custom"] = new JsonObject { [fact] = facts[fact]?.DeepClone() },
            };
            var faults = new List<Problem>();
            CslJson.ReadItem(alone, place, faults);
            if (faults.Exists(fault => fault.Severity == Severity.Error))
            {
                Warn(UnreadFields.Rule, $"The fact '{RegistryTextCleaner.Start(fact)}' of '{Name}' cannot be read, and was left out.", "Add it by hand.");
                facts.Remove(fact);
            }
        }
    }

    private void Warn(string rule, string message, string fix) => problems.Add(place.Warning(rule, message, fix));

    private static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };
}
