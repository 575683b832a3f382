using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Crossref's <c>works</c>, by DOI (https://api.crossref.org/swagger-ui/index.html).</summary>
internal sealed class Crossref(Uri home, string? contact, RegistryClient door) : IRegistry, IDisposable
{
    /// <summary>Five a second, a tenth of what it grants to who says where mail finds them; an answer may ask for less.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    public Registry Name => Registry.Crossref;

    public async Task<RegistryResponse> AskAsync(string asked, CancellationToken cancel)
    {
        string polite = contact is null ? "" : $"?mailto={Uri.EscapeDataString(contact)}";
        using FetchResult fetched = await door.GetAsync(new Uri($"{home.AbsoluteUri.TrimEnd('/')}/works/{Uri.EscapeDataString(asked)}{polite}"), cancel);
        return fetched.Json is { } json ? Read(json.RootElement, asked) : RegistryResponse.Failed(fetched.Answer);
    }

    public void Dispose() => door.Dispose();

    private static RegistryResponse Read(JsonElement root, string asked)
    {
        try
        {
            return root.Field("message") is { ValueKind: JsonValueKind.Object } work && CrossrefWork.Read(work) is { Doi: { } doi } record
                // A record of another paper says nothing about the notices of the one that was asked for.
                ? new RegistryResponse(LookupOutcome.Known, record, doi.Value == asked ? CrossrefWork.Notice(work) : NoticeFinding.Unknown)
                : RegistryResponse.Failed(LookupOutcome.Unreadable);
        }
        catch (InvalidOperationException)
        {
            // Half of a character in a text: the one fault that the parser lets through.
            return RegistryResponse.Failed(LookupOutcome.Unreadable);
        }
    }
}

/// <summary>One work of Crossref: titles and journals are lists, any field may be missing.</summary>
internal static class CrossrefWork
{
    public static Reference? Read(JsonElement work) => RegistryRecordBuilder.Read(new JsonObject
    {
        ["type"] = CslType(work.Text("type")),
        ["title"] = Title(work),
        ["container-title"] = work.Text("container-title"),
        ["container-title-short"] = work.Text("short-container-title"),
        ["author"] = new JsonArray([.. work.List("author").Select(Author).OfType<JsonNode>()]),
        ["issued"] = Issued(work),
        ["volume"] = work.Text("volume"),
        ["issue"] = work.Text("issue"),
        ["page"] = work.Text("page"),
        ["number"] = work.Text("article-number"),
        ["publisher"] = CslType(work.Text("type")) == "article-journal" ? null : work.Text("publisher"),
        ["DOI"] = Doi.TryParse(work.Text("DOI"), out Doi doi) ? doi.Value : null,
    });

    /// <summary>
    /// <c>updated-by</c> on the paper's own record. <c>update-to</c> stands on the record of a notice, which names what it
    /// updates, dozens of papers sometimes: such a record is no paper.
    /// </summary>
    public static NoticeFinding Notice(JsonElement work)
    {
        NoticeFinding[] own = [.. work.List("update-to").Select(update => new NoticeFinding(NoticeTypeParser.Parse(update.Text("type"))))];
        if (own.Any(update => update.State is NoticeState.Retracted or NoticeState.PartlyRetracted or NoticeState.InDoubt or NoticeState.Corrected))
        {
            return new NoticeFinding(NoticeState.IsNotice);
        }

        // A new version of a review names the old one in the same way: whether it is a notice is for a person to see.
        return NoticeFinding.Heaviest([.. work.List("updated-by").Select(Update), .. own]);
    }

    private static NoticeFinding Update(JsonElement update) => new(
        NoticeTypeParser.Parse(update.Text("type")),
        Day(update.Field("updated")),
        Doi.TryParse(update.Text("DOI"), out Doi notice) ? notice : null);

    // The record of a title has its second line apart, or at the end of the first, or both.
    private static string? Title(JsonElement work)
    {
        string? title = work.Text("title");
        string? second = work.Text("subtitle");
        return title is null || second is null || TextFolding.Fold(title).Contains(TextFolding.Fold(second), StringComparison.Ordinal) ? title : $"{title}: {second}";
    }

    private static JsonObject? Author(JsonElement author) => author.ValueKind != JsonValueKind.Object ? null
        : RegistryRecordBuilder.Person(author.Text("family"), author.Text("given"), author.Text("suffix")) ?? RegistryRecordBuilder.Group(author.Text("name") ?? author.Text("given"));

    // "issued" is the earliest, often months before the issue whose year NLM prints.
    private static JsonObject? Issued(JsonElement work)
    {
        int[] parts =
        [
            .. new[] { "published-print", "issued", "published" }
                .Select(field => DateParts(work.Field(field)))
                .FirstOrDefault(date => date.Length > 0) ?? [],
        ];
        return parts is [] ? null : new JsonObject { ["date-parts"] = new JsonArray(new JsonArray([.. parts.Select(part => (JsonNode)part)])) };
    }

    private static DateOnly? Day(JsonElement? date) =>
        DateParts(date) is [var year, var month, var day] && PartialDate.TryCreate(year, month, day, out _) ? new DateOnly(year, month, day) : null;

    private static int[] DateParts(JsonElement? date)
    {
        JsonElement begin = date?.List("date-parts").FirstOrDefault() ?? default;
        int[] parts = begin.ValueKind != JsonValueKind.Array ? [] : [.. begin.EnumerateArray()
            .TakeWhile(part => part.ValueKind == JsonValueKind.Number).Select(part => part.TryGetInt32(out int number) ? number : 0).Take(3)];
        return parts is [] || !PartialDate.TryCreate(parts[0], parts.Length > 1 ? parts[1] : null, parts.Length > 2 ? parts[2] : null, out _) ? [] : parts;
    }

    private static string CslType(string? type) => type switch
    {
        "journal-article" => "article-journal",
        "posted-content" => "article",
        "book" or "monograph" or "edited-book" or "reference-book" => "book",
        "book-chapter" or "book-section" or "reference-entry" => "chapter",
        "proceedings-article" => "paper-conference",
        "report" or "report-component" => "report",
        "dataset" => "dataset",
        _ => "document",
    };
}
