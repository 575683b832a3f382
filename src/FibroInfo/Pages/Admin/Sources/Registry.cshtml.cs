using FibroInfo.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Publishing;
using FibroInfo.References;
using FibroInfo.Registries;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>One source beside the registries: asked on demand, and differences decided one by one .</summary>
public sealed class SourceRegistryModel(
    Shelf shelf, SourceEditor editor, LookUps lookUps, ComparedSources compared, KeptFields kept, RegistryPen pen, Words words) : PageModel
{
    public Reference Source { get; private set; } = null!;

    public string? Refusal { get; private set; }

    public IActionResult OnGet(string key) => Find(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
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
        if (!Enum.TryParse(post["registry"], out Registry registry) || !Enum.TryParse(post["field"], out ComparedField field)
            || (await compared.OfAsync(Source, cancel)).Find(registry) is not { Theirs: { } theirs } record
            || record.Open.FirstOrDefault(match => match.Field == field) is not { } match
            || match.Theirs != post["theirs"] || SourceVersion.Of(Source) != post["seen"])
        {
            return Refuse(words["registry.changed-meanwhile"], StatusCodes.Status409Conflict);
        }

        if (post["action"] == "take")
        {
            return Tell(await pen.TakeAsync(Source, post["seen"], field, theirs, User.Actor(), cancel));
        }

        await kept.KeepAsync(Source.Id, record.Row.Question, match, User.Actor(), cancel);
        return Tell(await pen.VerifyAsync(Source.Id, User.Actor(), cancel));
    }

    private ActionResult Tell(SourceOutcome? outcome) => outcome is null or SourceOutcome.Done
        ? new SeeOther($"{SourceAddress.Of(Source)}#field-by-field")
        : Refuse(Refusals.Sentence(outcome, words), Refusals.Status(outcome));

    private PageResult Refuse(string why, int status)
    {
        Refusal = why;
        return new PageResult { StatusCode = status };
    }

    private bool Find(string key)
    {
        string id = shelf.All.Bibliography.FindCanonical(key)?.Id ?? key;
        Source = (editor.Find(id) ?? shelf.All.Bibliography.FindCanonical(key))!;
        return Source is not null;
    }
}
