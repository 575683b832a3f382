using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>One item of a CSL-JSON array on its way to a <see cref="Reference"/>.</summary>
internal static class CslItem
{
    /// <summary>Null, with an error added, when the item cannot be taken.</summary>
    public static Reference? Read(JsonElement item, Place place, List<Problem> problems)
    {
        try
        {
            return ReadSound(item, place, problems);
        }
        catch (InvalidOperationException)
        {
            // The one fault that the parser lets through and only the reading of a string finds.
            problems.Add(place.Error(
                "reference.json", "A text in this item holds half of a character (one \\uD8.. code without its second).", "Write the character itself."));
            return null;
        }
    }

    private static Reference? ReadSound(JsonElement item, Place place, List<Problem> problems)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            problems.Add(place.Error("reference.json", "This is no source: an item is written in braces.", "Write {\"id\": …, \"type\": …, \"title\": …}."));
            return null;
        }

        if (Doubled(item) is { } doubled)
        {
            problems.Add(place.Error("reference.json", $"This item has the field '{PlainText.Start(doubled)}' twice.", "Keep the one that is right."));
            return null;
        }

        var fields = new CslFields(item, place, problems);
        string? id = fields.Text("id");
        if (!CitationKeys.IsOne(id))
        {
            problems.Add(place.Error(
                "reference.key",
                id is null ? "This source has no id." : $"'{PlainText.Start(id)}' cannot be a citation key.",
                "Give it an id of letters, digits and _ - . : that begins with a letter or digit, as in albrecht2019."));
            return null;
        }

        fields.Name = id;
        string? type = fields.Required("type", "Add the CSL type, as in article-journal, book, chapter, report or webpage.");
        string? title = fields.Required("title", "Add the title as the source has it.");
        return type is null || title is null ? null : Make(fields, new Reference(id, type, title, OneLine(item)) { Place = place });
    }

    private static Reference Make(CslFields fields, Reference named) => named with
    {
        Authors = CslNames.Read(fields, "author"),
        Editors = CslNames.Read(fields, "editor"),
        ContainerTitle = fields.Text("container-title"),
        ContainerTitleShort = fields.Text("container-title-short") ?? fields.Text("journalAbbreviation"),
        Issued = CslDates.Read(fields, "issued"),
        FirstIssued = CslDates.Read(fields, "original-date"),
        Accessed = CslDates.Read(fields, "accessed"),
        Volume = fields.Text("volume"),
        Issue = fields.Text("issue"),
        Page = fields.Text("page"),
        Number = fields.Text("number") ?? fields.Text("article-number"),
        Publisher = fields.Text("publisher"),
        PublisherPlace = fields.Text("publisher-place"),
        Edition = fields.Text("edition"),
        Isbn = fields.Text("ISBN"),
        Doi = CslNumbers.Doi(fields),
        Pmid = CslNumbers.Pmid(fields),
        Pmcid = CslNumbers.Pmcid(fields),
        Url = CslNumbers.Url(fields),
        Facts = CslFacts.Read(fields),
    };

    // Of two DOIs in one item nobody could say which is meant. The parser can refuse them too, but not say where.
    internal static string? Doubled(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(Doubled).FirstOrDefault(name => name is not null),
        JsonValueKind.Object => json.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key
            ?? json.EnumerateObject().Select(field => Doubled(field.Value)).FirstOrDefault(name => name is not null),
        _ => null,
    };

    private static string OneLine(JsonElement item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            item.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
