using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Registries;

/// <summary>Queries PubMed's summaries by PMID (https://www.ncbi.nlm.nih.gov/books/NBK25499/).</summary>
internal sealed class PubMed(Uri home, string? contact, RegistryClient client) : IRegistry, IDisposable
{
    /// <summary>PubMed allows three requests a second (https://www.ncbi.nlm.nih.gov/books/NBK25497/); this is a little slower.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromMilliseconds(350);

    public Registry Name => Registry.PubMed;

    public async Task<RegistryResponse> AskAsync(string asked, CancellationToken cancel)
    {
        string contactPart = contact is null ? "" : $"&email={Uri.EscapeDataString(contact)}";
        string query = $"esummary.fcgi?db=pubmed&id={Uri.EscapeDataString(asked)}&retmode=json&tool=fibroinfo{contactPart}";
        using FetchResult fetched = await client.GetAsync(new Uri($"{home.AbsoluteUri.TrimEnd('/')}/{query}"), cancel);
        return fetched.Json is { } json ? Read(json.RootElement, asked) : RegistryResponse.Failed(fetched.Answer);
    }

    public void Dispose() => client.Dispose();

    private static RegistryResponse Read(JsonElement root, string asked)
    {
        try
        {
            // For an unknown PMID it answers 200, with an error in place of the paper.
            if (root.Field("result")?.Field(asked) is not { ValueKind: JsonValueKind.Object } summary || (summary.Text("uid") ?? asked) != asked)
            {
                return RegistryResponse.Failed(LookupOutcome.Unreadable);
            }

            return summary.Field("error") is not null ? RegistryResponse.Failed(LookupOutcome.NotThere)
                : PubMedSummary.Read(summary, asked) is { } record ? new RegistryResponse(LookupOutcome.Known, record, PubMedSummary.Notice(summary))
                : RegistryResponse.Failed(LookupOutcome.Unreadable);
        }
        catch (InvalidOperationException)
        {
            return RegistryResponse.Failed(LookupOutcome.Unreadable);
        }
    }
}

/// <summary>Reads one PubMed summary: dates are free text, names are like "Albrecht DS", and titles end with a full stop.</summary>
internal static partial class PubMedSummary
{
    // A record of one of these types is not a paper but a notice about another paper.
    private static readonly string[] NoticeTypes =
        ["retraction of publication", "retraction notice", "expression of concern", "published erratum", "corrected and republished article notice"];

    public static Reference? Read(JsonElement summary, string pmid) => RegistryRecordBuilder.Read(new JsonObject
    {
        ["type"] = "article-journal",
        ["title"] = Title(summary.Text("title")),
        ["container-title"] = summary.Text("fulljournalname"),
        ["container-title-short"] = summary.Text("source"),
        ["author"] = new JsonArray([.. summary.List("authors").Select(Author).OfType<JsonNode>()]),
        ["issued"] = CslDates.FromText(summary.Text("pubdate") ?? "") is null ? null : new JsonObject { ["raw"] = summary.Text("pubdate") },
        ["volume"] = summary.Text("volume"),
        ["issue"] = summary.Text("issue"),
        ["page"] = summary.Text("pages"),
        ["number"] = ArticleNumber().Match(summary.Text("elocationid") ?? "") is { Success: true } found ? found.Groups[1].Value : null,
        ["DOI"] = FindDoi(summary),
        ["PMID"] = pmid,
    });

    /// <summary>From the publication types, and from the linked comments ("Retraction in", "Erratum in").</summary>
    public static NoticeFinding Notice(JsonElement summary)
    {
        string[] kinds =
        [
            .. summary.List("pubtype")
                .Where(kind => kind.ValueKind == JsonValueKind.String)
                .Select(kind => kind.GetString()!.Trim().ToLowerInvariant()),
        ];
        return kinds.Any(NoticeTypes.Contains) ? new NoticeFinding(NoticeState.IsNotice)
            : kinds.Contains("retracted publication") ? new NoticeFinding(NoticeState.Retracted)
            : NoticeFinding.Heaviest(summary.List("references").Select(Linked));
    }

    // "Comment in", "Cites" and so on are not notices; "Update in" means a newer version, which a person has to check.
    private static NoticeFinding Linked(JsonElement reference)
    {
        string type = (reference.Text("reftype") ?? "").ToLowerInvariant();
        bool isNotice = type is "retraction in" or "partial retraction in" or "expression of concern in" or "erratum in"
            or "corrected and republished in" or "republished in" or "update in";
        return isNotice ? new NoticeFinding(NoticeTypeParser.Parse(type)) : NoticeFinding.None;
    }

    // PubMed translates titles in other languages and puts them in brackets.
    private static string? Title(string? title)
    {
        string? plain = title is [.. var text, '.'] ? text : title;
        return plain is ['[', .. var translated, ']'] ? translated : plain;
    }

    private static JsonObject? Author(JsonElement author)
    {
        if (author.ValueKind != JsonValueKind.Object || author.Text("name") is not { } name)
        {
            return null;
        }

        Match parts = FamilyAndInitials().Match(name);
        return author.Text("authtype") == "CollectiveName" || !parts.Success
            ? RegistryRecordBuilder.Group(name)
            : RegistryRecordBuilder.Person(
                parts.Groups[1].Value,
                string.Join(' ', parts.Groups[2].Value.AsEnumerable()),
                parts.Groups[3] is { Length: > 0 } suffix ? suffix.Value : null);
    }

    private static string? FindDoi(JsonElement summary) => summary.List("articleids")
        .Where(id => id.Text("idtype") == "doi").Select(id => id.Text("value"))
        .Select(text => Doi.TryParse(text, out Doi doi) ? doi.Value : null).FirstOrDefault(text => text is not null);

    // "van der Valk PJ", "Smith JA Jr", "Jung YH 3rd".
    [GeneratedRegex(@"\A(.+?) (\p{Lu}{1,5})(?: (Jr|Sr|[2-9](?:nd|rd|th)))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FamilyAndInitials();

    [GeneratedRegex(@"\bpii: ([A-Za-z0-9-]{1,40})", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleNumber();
}
