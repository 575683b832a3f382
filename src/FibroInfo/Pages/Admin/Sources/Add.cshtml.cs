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
    private const int MaxSources = 50;

    [BindProperty]
    [FromForm(Name = "")]
    public PastedSourcesInput Input { get; set; } = new();

    [BindProperty]
    [FromForm(Name = "file")]
    public IFormFile? Upload { get; set; }

    public PastedSources? Read { get; private set; }

    public IReadOnlyList<ImportChoice> Choices { get; private set; } = [];

    /// <summary>A number alone, for which no record was found; null for that of a notice, which is no source.</summary>
    public UnresolvedIdentifier? Alone { get; private set; }

    /// <summary>What was read, on its way through the form.</summary>
    public string Items => CslJson.Serialize(Choices.Select(choice => choice.Source));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        return Input.Action == "add" ? await AddAsync(await HttpContext.ReadPostAsync(), cancel) : await ReadAsync(cancel);
    }

    private async Task<IActionResult> ReadAsync(CancellationToken cancel)
    {
        Read = await SourceFileUpload.ReadAsync(Upload, cancel) ?? PastedSources.Read(Input.Text);
        if (Read.Kind is PastedSourceFormat.Doi or PastedSourceFormat.Pmid)
        {
            return await LookUpAsync(Read, cancel);
        }

        if (Read.Sources.Count > MaxSources)
        {
            (Refusal, Read) = (Words["sources.add-too-many", MaxSources], null);
            return Refused(StatusCodes.Status400BadRequest);
        }

        Choices = await ChoicesAsync(Read.Sources, cancel);
        return Choices.Count == 0 ? Refused(StatusCodes.Status400BadRequest) : Page();
    }

    private async Task<IActionResult> LookUpAsync(PastedSources number, CancellationToken cancel)
    {
        if (await numbers.FindAsync(number, cancel) is not { } found)
        {
            Alone = new UnresolvedIdentifier(number, WasAsked: false);
            return Page();
        }

        (Read, Refusal, Alone) = (found.Record, found.Refusal, found.IsNotice
            || found.Record is not null ? null : new UnresolvedIdentifier(number, WasAsked: true));
        Choices = await ChoicesAsync(Read?.Sources ?? [], cancel);
        return Page();
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
        return [.. sources.Select(source => ImportChoice.Suggest(WithFreeKey(source), index.Doubles.FindAny(source)))];

        Reference WithFreeKey(Reference source) => keys.IsTaken(source.Id) ? CslJson.Rename(source, keys.Next(source.Id)) : source;
    }
}

/// <summary>What may become of a source that was pasted.</summary>
public enum ImportAction { Keep, Merge, Skip }

/// <summary>A source that was pasted, what it repeats, and what shall become of it.</summary>
public sealed record ImportChoice(Reference Source, DuplicateSource? Known, ImportAction Action)
{
    /// <summary>Two sources cannot have one number: then it is filled in, or left.</summary>
    public bool MayKeep => Known is null or { By: DuplicateCriterion.Title };

    public static ImportChoice Suggest(Reference source, DuplicateSource? known) => new(source, known, known is null ? ImportAction.Keep : ImportAction.Skip);

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
