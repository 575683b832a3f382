using System.Text.Json.Nodes;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Adds a source from whatever was pasted: first shows what was read and what is known of it, then does what was chosen.</summary>
[RequestSizeLimit(SourceFileDecoder.MaxBytes + (64 * 1024))]
public sealed class AddModel(CurrentContentLoader contentLoader, SourceEditor editor, IdentifierLookup numbers, UiText words) : RefusingModel(words)
{
    /// <summary>More are a file to import.</summary>
    private const int MaxSources = 200;

    /// <summary>A registry takes about a second for each, and nobody waits for more than these.</summary>
    private const int MaxLookups = 20;

    [BindProperty]
    [FromForm(Name = "")]
    public PastedSourcesInput Input { get; set; } = new();

    [BindProperty]
    [FromForm(Name = "file")]
    public IFormFile? Upload { get; set; }

    public PastedSources? Read { get; private set; }

    public IReadOnlyList<ImportChoice> Choices { get; private set; } = [];

    /// <summary>Numbers for which no record was found; that of a notice is not among them, because it is no source.</summary>
    public IReadOnlyList<UnresolvedIdentifier> Unresolved { get; private set; } = [];

    /// <summary>Sources of the library whose numbers were pasted.</summary>
    public IReadOnlyList<Reference> InLibrary { get; private set; } = [];

    /// <summary>Whether a pasted number can be looked up. If not, the form says so before anybody types.</summary>
    public bool CanLookUp => numbers.IsOn;

    /// <summary>What was read, on its way through the form.</summary>
    public string Items => CslJson.Serialize(Choices.Select(choice => choice.Source));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        return Input.Action == "add" ? await AddAsync(await HttpContext.ReadPostAsync(), cancel) : await ReadAsync(cancel);
    }

    private async Task<IActionResult> ReadAsync(CancellationToken cancel)
    {
        Read = await SourceFileUpload.ReadAsync(Upload, cancel) ?? PastedSources.Read(Input.Text);
        if (Read.Sources.Count > MaxSources)
        {
            (Refusal, Read) = (Words["sources.add-too-many", MaxSources], null);
            return Refused(StatusCodes.Status400BadRequest);
        }

        IReadOnlyList<Reference> lookedUp = await LookUpAsync(Read.Found, cancel);
        Choices = await ChoicesAsync([.. Read.Sources, .. lookedUp], cancel);
        return Choices.Count + Read.Found.Count == 0 ? Refused(StatusCodes.Status400BadRequest) : Page();
    }

    // The library first: what is there needs no registry.
    private async Task<IReadOnlyList<Reference>> LookUpAsync(IReadOnlyList<FoundNumbers> all, CancellationToken cancel)
    {
        DuplicateSourceFinder library = (await contentLoader.GetSourceIndexAsync(cancel)).Doubles;
        var records = new List<Reference>();
        var (unresolved, known, refusals) = (new List<UnresolvedIdentifier>(), new List<Reference>(), new List<string>());
        int asked = 0;
        foreach (FoundNumbers found in all)
        {
            if (library.FindByNumber(found.Doi, found.Pmid, found.Pmcid) is { } source)
            {
                known.Add(source);
                continue;
            }

            IdentifierLookupResult? answer = asked++ < MaxLookups ? await numbers.FindAsync(found, cancel) : null;
            records.AddRange(answer?.Record?.Sources ?? []);
            refusals.AddRange(answer?.Refusal is { } refusal ? [refusal] : []);
            if (answer is null or { IsNotice: false, Record: null })
            {
                unresolved.Add(new UnresolvedIdentifier(found, WasAsked: answer is not null || asked > MaxLookups));
            }
        }

        Refusal = refusals.Count > 0 ? string.Join(' ', refusals.Distinct()) : null;
        (Unresolved, InLibrary) = (unresolved, [.. known.Distinct()]);
        return records;
    }

    private async Task<IActionResult> AddAsync(PostForm post, CancellationToken cancel)
    {
        IReadOnlyList<ImportChoice> read = await ChoicesAsync(PastedSources.Read(Input.Items).Sources, cancel);
        // One field for each source: how many there are is known only by what was read.
        Choices = [.. read.Select((choice, at) => choice.With(post[$"choice-{at}"]))];
        Read = new PastedSources(PastedSourceFormat.CslJson, [.. Choices.Select(choice => choice.Source)], []);
        JsonObject[] added = [.. Choices.Where(choice => choice.Action == ImportAction.Keep).Select(choice => choice.Source.ToItem())];
        // What the known source lacks comes from the pasted one; what it has stays.
        SourceMerge[] filled =
        [
            .. Choices.Where(choice => choice.Action == ImportAction.Merge).Select(choice => new SourceMerge(choice.Known!.Known.Id, choice.Source.ToItem())),
        ];
        if (added.Length + filled.Length == 0)
        {
            return new SeeOtherResult(StaffRoutes.Sources.List);
        }

        EditResult outcome = await editor.AddAndFillAsync(added, filled, User.Actor(), cancel);
        return outcome is not SourceSaved ? SourceRefusalMessages.Answer(this, outcome) : new SeeOtherResult((added, filled) switch
        {
            ([var one], []) => StaffRoutes.Sources.After(one["id"]!.ToString(), "added"),
            ([], [var one]) => StaffRoutes.Sources.After(one.Key, "taken"),
            _ => $"{StaffRoutes.Sources.List}?sort=added&done=added",
        });
    }

    private async Task<IReadOnlyList<ImportChoice>> ChoicesAsync(IReadOnlyList<Reference> sources, CancellationToken cancel)
    {
        SourceIndex index = await contentLoader.GetSourceIndexAsync(cancel);
        var keys = new CitationKeyGenerator(index.Find("", SourceSort.LastAdded).Select(listed => listed.Source.Id));
        var earlier = new DuplicateSourceFinder([]);
        return [.. sources.Select(Suggest)];

        ImportChoice Suggest(Reference source)
        {
            bool isRepeated = earlier.FindAny(source) is { By: not DuplicateCriterion.Edition };
            earlier.Add(source);
            ImportChoice choice = ImportChoice.Suggest(WithFreeKey(source), index.Doubles.FindAny(source));
            return isRepeated ? choice with { IsRepeated = true, Action = ImportAction.Skip } : choice;
        }

        Reference WithFreeKey(Reference source)
        {
            if (keys.IsTaken(source.Id))
            {
                return CslJson.Rename(source, keys.Next(source.Id));
            }

            keys.Reserve(source.Id);
            return source;
        }
    }
}

/// <summary>What may become of a source that was pasted.</summary>
public enum ImportAction { Keep, Merge, Skip }

/// <summary>A source that was pasted, what it repeats, and what shall become of it.</summary>
public sealed record ImportChoice(Reference Source, DuplicateSource? Known, ImportAction Action)
{
    /// <summary>The same source stands before it in what was pasted.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Two sources cannot have one number: then it is filled in, or left.</summary>
    public bool MayKeep => Known is null or { By: DuplicateCriterion.Title or DuplicateCriterion.Edition or DuplicateCriterion.Pmcid };

    /// <summary>A retracted paper is added only by somebody who chooses to; a new edition is a source of its own.</summary>
    public static ImportChoice Suggest(Reference source, DuplicateSource? known) =>
        new(source, known, !source.IsRetracted && known is (null or { By: DuplicateCriterion.Edition }) ? ImportAction.Keep : ImportAction.Skip);

    public ImportChoice With(string typed) =>
        Enum.TryParse(typed, ignoreCase: true, out ImportAction deed) && Enum.IsDefined(deed)
        && (deed != ImportAction.Keep || MayKeep)
        && (deed != ImportAction.Merge || Known is not null)
            ? this with { Action = deed }
            : this;
}

public sealed record PastedSourcesInput
{
    /// <summary><c>add</c>, or anything else to be shown what was pasted.</summary>
    public string Action { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>What was read, when its sources are added.</summary>
    public string Items { get; init; } = "";
}
