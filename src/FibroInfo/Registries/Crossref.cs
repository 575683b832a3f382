using System.Text.Json;
using System.Text.Json.Nodes;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Queries Crossref's <c>works</c> by DOI (https://api.crossref.org/swagger-ui/index.html).</summary>
internal sealed class Crossref(Uri home, string? contact, RegistryClient client) : IRegistry, IDisposable
{
    /// <summary>Five requests a second, a tenth of what Crossref allows with a contact address; its answers may ask for fewer.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    public Registry Name => Registry.Crossref;

    public async Task<RegistryResponse> AskAsync(string asked, CancellationToken cancel)
    {
        string contactPart = contact is null ? "" : $"?mailto={Uri.EscapeDataString(contact)}";
        using FetchResult fetched = await client.GetAsync(new Uri($"{home.AbsoluteUri.TrimEnd('/')}/works/{Uri.EscapeDataString(asked)}{contactPart}"), cancel);
        return fetched.Json is { } json ? Read(json.RootElement, asked) : RegistryResponse.Failed(fetched.Answer);
    }

    public void Dispose() => client.Dispose();

    private static RegistryResponse Read(JsonElement root, string asked)
    {
        try
        {
            return root.Field("message") is { ValueKind: JsonValueKind.Object } work && CrossrefWork.Read(work) is { Doi: { } doi } record
                // The record of another paper tells nothing about notices on the requested one.
                ? new RegistryResponse(LookupOutcome.Known, record, doi.Value == asked ? CrossrefWork.Notice(work) : NoticeFinding.Unknown)
                : RegistryResponse.Failed(LookupOutcome.Unreadable);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a text: the only fault that the JSON parser does not find.
            return RegistryResponse.Failed(LookupOutcome.Unreadable);
        }
    }
}

/// <summary>Reads one work of Crossref: titles and journals are lists, and any field may be missing.</summary>
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
    /// From <c>updated-by</c> on the paper's updates record. The record of a notice has <c>update-to</c> instead, with the papers that it
    /// updates, sometimes dozens: such a record is not a paper.
    /// </summary>
    public static NoticeFinding Notice(JsonElement work)
    {
        NoticeFinding[] updates = [.. work.List("update-to").Select(update => new NoticeFinding(NoticeTypeParser.Parse(update.Text("type"))))];
        if (updates.Any(update => update.State is NoticeState.Retracted or NoticeState.PartlyRetracted or NoticeState.InDoubt or NoticeState.Corrected))
        {
            return new NoticeFinding(NoticeState.IsNotice);
        }

        // A new version of a review refers to the old one in the same way, so a person has to check whether it is a notice.
        return NoticeFinding.Heaviest([.. work.List("updated-by").Select(Update), .. updates]);
    }

    private static NoticeFinding Update(JsonElement update) => new(
        NoticeTypeParser.Parse(update.Text("type")),
        Day(update.Field("updated")),
        Doi.TryParse(update.Text("DOI"), out Doi notice) ? notice : null);

    // Crossref has the subtitle in a field of its own, at the end of the title, or in both.
    private static string? Title(JsonElement work)
    {
        string? title = work.Text("title");
        string? second = work.Text("subtitle");
        return title is null || second is null || TextFolding.Fold(title).Contains(TextFolding.Fold(second), StringComparison.Ordinal)
            ? title : $"{title}: {second}";
    }

    private static JsonObject? Author(JsonElement author) => author.ValueKind != JsonValueKind.Object ? null
        : RegistryRecordBuilder.Person(author.Text("family"), author.Text("given"), author.Text("suffix")) ?? RegistryRecordBuilder.Group(
            author.Text("name") ?? author.Text("given"));

    // "issued" is the earliest date, often months before the printed issue, whose year NLM uses.
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
