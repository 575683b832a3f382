using System.Text.Json.Nodes;
using FibroInfo.Editing.Sources;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Registries;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What a registry told about a number that was pasted.</summary>
/// <param name="IsNotice">It is the number of a notice on another paper, and nothing to add by any way.</param>
public sealed record IdentifierLookupResult(PastedSources? Record, string? Refusal, bool IsNotice);

/// <summary>A DOI or a PMID that was pasted, looked up: the registry's record stands for it, when a registry is set.</summary>
public sealed class IdentifierLookup(SourceLookup lookUps, RegistryNames names, UiText words)
{
    /// <summary>Whether any registry is set that could be asked.</summary>
    public bool IsOn => lookUps.EnabledRegistries.Count > 0;

    /// <returns>Null when nobody is there to ask. Else the record as if it had been pasted, or why there is none.</returns>
    public async Task<IdentifierLookupResult?> FindAsync(FoundNumbers found, CancellationToken cancel)
    {
        if (Questions(found).FirstOrDefault(question => lookUps.EnabledRegistries.Contains(question.Registry)) is not { } question)
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

    private static IEnumerable<RegistryQuery> Questions(FoundNumbers found)
    {
        if (found.Doi is { } doi)
        {
            yield return new RegistryQuery(Registry.Crossref, doi.Value);
        }

        if (found.Pmid is { } pmid)
        {
            yield return new RegistryQuery(Registry.PubMed, pmid);
        }
    }

    // Without its key, so that it gets one of its own; a notice comes in with it.
    private static PastedSources AsPasted(Reference record, NoticeFinding notice)
    {
        JsonObject item = record.ToItem();
        item.Remove("id");
        if (notice.Notice is { } found)
        {
            item["custom"] = new JsonObject { ["notice"] = RegistryUpdates.Json(found) };
        }

        return PastedSources.Read(new JsonArray(item).ToJsonString());
    }
}

/// <summary>A DOI or a number of PubMed that was pasted, and for which no record was found.</summary>
/// <param name="WasAsked">Whether a registry was asked about it, which the page then has said.</param>
public sealed record UnresolvedIdentifier(FoundNumbers Numbers, bool WasAsked)
{
    public string Value => Numbers.Value;

    /// <summary>The key of the sentence about it.</summary>
    public string Sentence => $"sources.{Field}-{(WasAsked ? "by-hand" : "alone")}";

    /// <summary>The form that has them already.</summary>
    public string ByHand => $"{StaffRoutes.Sources.ByHand}?{string.Join('&', Query())}";

    private string Field => Numbers.Doi is not null ? "doi" : Numbers.Pmid is not null ? "pmid" : "pmcid";

    private IEnumerable<string> Query() => new[] { ("doi", Numbers.Doi?.Value), ("pmid", Numbers.Pmid), ("pmcid", Numbers.Pmcid) }
        .Where(pair => pair.Item2 is not null)
        .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}");
}
