using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>One source beside the registries: asked on demand, and differences decided one by one .</summary>
public sealed class SourceRegistryModel(
    ContentStore contentStore, SourceEditor editor, SourceLookup lookUps, SourceComparer compared, AcceptedDifferences kept,
    RegistryUpdates pen, UiText words) : RefusingModel(words)
{
    [BindProperty]
    [FromForm(Name = "")]
    public RegistryInput Input { get; set; } = new();

    public Reference Source { get; private set; } = null!;

    public IActionResult OnGet([FromRoute] string key) => Find(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string key, CancellationToken cancel)
    {
        return !Find(key) ? NotFound() : Input.Action switch
        {
            "look-up" => await LookUpAsync(cancel),
            "keep" or "take" => await DecideAsync(cancel),
            _ => BadRequest(),
        };
    }

    private async Task<IActionResult> LookUpAsync(CancellationToken cancel)
    {
        await lookUps.AskAsync(Source, User.Actor(), cancel);
        return Tell(await pen.VerifyAsync(Source.Id, User.Actor(), cancel));
    }

    // What is decided on is what was on the form: a registry or another editor may have said something else since.
    private async Task<IActionResult> DecideAsync(CancellationToken cancel)
    {
        SourceVersionToken seen = Input.GetVersionToken(Source.Id);
        if (SourceHash.Compute(Source) != seen.ExpectedVersion)
        {
            return Changed(Input.Parse() is { } was ? SourceConflict.Between(was, Source, Words) : null);
        }

        if (!Enum.TryParse(Input.Registry, out Registry registry) || !Enum.TryParse(Input.Field, out ComparedField field)
            || (await compared.CompareAsync(Source, cancel)).Find(registry) is not { Theirs: { } theirs } record
            || record.Comparison?.Fields.FirstOrDefault(match => match.Field == field) is not { } match)
        {
            return Changed(null);
        }

        if (match.Theirs != Input.Theirs)
        {
            return Changed(new SourceConflict([(
                Words[$"registry.field.{field.ToString().ToLowerInvariant()}"], Input.Theirs, match.Theirs)], IsTyped: false));
        }

        return record.Open.Contains(match) ? await DecideAsync(seen, record, match, theirs, cancel) : Changed(null);
    }

    private async Task<IActionResult> DecideAsync(
        SourceVersionToken seen, ComparedRecord record, FieldMatch match, Reference theirs, CancellationToken cancel)
    {
        if (Input.Action == "take")
        {
            return Tell(await pen.TakeOverFieldAsync(Source, seen.ExpectedVersion, match.Field, theirs, User.Actor(), cancel));
        }

        await kept.AcceptAsync(Source.Id, record.Row.Question, match, User.Actor(), cancel);
        return Tell(await pen.VerifyAsync(Source.Id, User.Actor(), cancel));
    }

    private ActionResult Tell(EditResult? outcome) => outcome is null or SourceSaved
        ? new SeeOtherResult($"{StaffRoutes.Sources.For(Source)}#field-by-field")
        : SourceRefusalMessages.Answer(this, outcome, SourceFormView.From(Source.ToItem()));

    private PageResult Changed(SourceConflict? conflict)
    {
        (Refusal, Conflict) = (Words["registry.changed-meanwhile"], conflict);
        return Refused(StatusCodes.Status409Conflict);
    }

    private bool Find(string key)
    {
        string id = contentStore.Snapshot.Bibliography.FindCanonical(key)?.Id ?? key;
        Source = (editor.Find(id) ?? contentStore.Snapshot.Bibliography.FindCanonical(key))!;
        return Source is not null;
    }
}

public sealed record RegistryInput : SourceAsSeen
{
    public string Action { get; init; } = "";

    public string Registry { get; init; } = "";

    public string Field { get; init; } = "";

    /// <summary>What the registry said of the field.</summary>
    public string Theirs { get; init; } = "";
}
