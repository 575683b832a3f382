using System.Text.Json.Nodes;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Registries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What a registry told about a number that was pasted.</summary>
/// <param name="IsNotice">It is the number of a notice on another paper, and nothing to add by any way.</param>
public sealed record IdentifierLookupResult(PastedSources? Record, string? Refusal, bool IsNotice);

/// <summary>A DOI or a PMID that was pasted alone, looked up: the registry's record stands for it, when a registry is set.</summary>
public sealed class IdentifierLookup(SourceLookup lookUps, RegistryNames names, UiText words)
{
    /// <returns>Null when nobody is there to ask. Else the record as if it had been pasted, or why there is none.</returns>
    public async Task<IdentifierLookupResult?> FindAsync(PastedSources read, CancellationToken cancel)
    {
        if (QuestionOf(read) is not { } question || !lookUps.EnabledRegistries.Contains(question.Registry))
        {
            return null;
        }

        RegistryResponse answer = await lookUps.AskWithoutStoringAsync(question, cancel);
        return answer switch
        {
            { Notice.State: NoticeState.IsNotice } => new IdentifierLookupResult(null, words["registry.is-notice"], IsNotice: true),
            { Record: { } record } => new IdentifierLookupResult(AsPasted(record, answer.Notice), null, IsNotice: false),
            _ => new IdentifierLookupResult(null, $"{names.Get(question.Registry)}: {names.Get(answer.Answer)}.", IsNotice: false),
        };
    }

    private static RegistryQuery? QuestionOf(PastedSources read) => read switch
    {
        { Kind: PastedSourceFormat.Doi, Doi: { } doi } => new RegistryQuery(Registry.Crossref, doi.Value),
        { Kind: PastedSourceFormat.Pmid, Pmid: { } pmid } => new RegistryQuery(Registry.PubMed, pmid),
        _ => null,
    };

    // Without its key, so that it gets one of its own; a notice comes in with it.
    private static PastedSources AsPasted(Reference record, NoticeFinding notice)
    {
        JsonObject item = record.ToItem();
        item.Remove("id");
        if (notice.Notice is { } found)
        {
            item["custom"] = new JsonObject { ["notice"] = Editing.RegistryUpdates.Json(found) };
        }

        return PastedSources.Read(new JsonArray(item).ToJsonString());
    }
}

/// <summary>A DOI or a PMID that was pasted alone, and for which no record was found.</summary>
/// <param name="WasAsked">Whether a registry was asked about it, which the page then has said.</param>
public sealed record UnresolvedIdentifier(PastedSources Number, bool WasAsked)
{
    public string Value => Number.Doi?.Value ?? Number.Pmid!;

    /// <summary>The key of the sentence about it.</summary>
    public string Sentence => $"sources.{Field}-{(WasAsked ? "by-hand" : "alone")}";

    /// <summary>The form that has it already.</summary>
    public string ByHand => $"{StaffRoutes.Sources.ByHand}?{Field}={Uri.EscapeDataString(Value)}";

    private string Field => Number.Doi is null ? "pmid" : "doi";
}
