using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Sources;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>One source beside the registries: asked on demand, and differences decided one by one .</summary>
public sealed class SourceRegistryModel(
    ContentStore contentStore, SourceEditor editor, SourceLookup lookUps, SourceComparer compared, AcceptedDifferences kept,
    RegistryUpdates pen, UiText words) : RefusingModel(words)
{
    public Reference Source { get; private set; } = null!;

    public IActionResult OnGet(string key) => Find(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        return !Find(key) ? NotFound() : post["action"] switch
        {
            "look-up" => await LookUpAsync(cancel),
            "keep" or "take" => await DecideAsync(post, cancel),
            _ => BadRequest(),
        };
    }

    private async Task<IActionResult> LookUpAsync(CancellationToken cancel)
    {
        await lookUps.AskAsync(Source, User.Actor(), cancel);
        return Tell(await pen.VerifyAsync(Source.Id, User.Actor(), cancel));
    }

    // What is decided on is what was on the form: a registry or another editor may have said something else since.
    private async Task<IActionResult> DecideAsync(PostForm post, CancellationToken cancel)
    {
        SourceVersionToken seen = post.GetVersionToken(Source.Id);
        if (SourceHash.Compute(Source) != seen.ExpectedVersion)
        {
            return Changed(post.ParsePreviousSource() is { } was ? SourceConflict.Between(was, Source, Words) : null);
        }

        if (!Enum.TryParse(post["registry"], out Registry registry) || !Enum.TryParse(post["field"], out ComparedField field)
            || (await compared.CompareAsync(Source, cancel)).Find(registry) is not { Theirs: { } theirs } record
            || record.Comparison?.Fields.FirstOrDefault(match => match.Field == field) is not { } match)
        {
            return Changed(null);
        }

        if (match.Theirs != post["theirs"])
        {
            return Changed(new SourceConflict([(
                Words[$"registry.field.{field.ToString().ToLowerInvariant()}"], post["theirs"], match.Theirs)], IsTyped: false));
        }

        return record.Open.Contains(match) ? await DecideAsync(post["action"], seen, record, match, theirs, cancel) : Changed(null);
    }

    private async Task<IActionResult> DecideAsync(
        string action, SourceVersionToken seen, ComparedRecord record, FieldMatch match, Reference theirs, CancellationToken cancel)
    {
        if (action == "take")
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
