using FibroInfo.Articles;
using FibroInfo.Pages.Shared;
using FibroInfo.Publishing;
using FibroInfo.References;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Another key for a source, in the library and in every text that cites it.</summary>
public sealed class RenameModel(FreshShelf shelf, SourceEditor editor, Words words) : PageModel
{
    public Reference Source { get; private set; } = null!;

    public string To { get; private set; } = "";

    public IReadOnlyList<string> Texts { get; private set; } = [];

    /// <summary>Of those, how many say who signed them: another key makes another text of it.</summary>
    public int Signed { get; private set; }

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        To = Source.Id;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadStaffPostAsync();
        if (!await FindAsync(key, cancel))
        {
            return NotFound();
        }

        To = post["to"].Trim();
        SourceOutcome outcome = await editor.RenameAsync(Source.Id, To, User.Actor(), cancel);
        if (outcome is SourceOutcome.Done done)
        {
            return new SeeOther(SourceAddress.After(done.Key, "renamed"));
        }

        Refusal = Refusals.Sentence(outcome, words);
        return new PageResult { StatusCode = Refusals.Status(outcome) };
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        Holdings all = await shelf.AllAsync(cancel);
        if (all.Bibliography.FindCanonical(key) is not { } source)
        {
            return false;
        }

        (Source, Texts) = (source, Refusals.OrNone(() => editor.TextsThatCite(source.Id)));
        Signed = SourceIndex.Of(all).PlacesOf(source.Id).Count(place => place.Article?.Sign == SignState.Signed);
        return true;
    }
}
