using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.References;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>Another key for a source, in the library and in every text that cites it.</summary>
public sealed class RenameModel(CurrentContentLoader shelf, SourceEditor editor, UiText words) : RefusingModel(words)
{
    private ContentSnapshot _all = null!;

    public Reference Source { get; private set; } = null!;

    public string To { get; private set; } = "";

    public KeyChangeImpact Rewriting => KeyChangeImpact.Create(Source.Id, editor, _all);

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
        SourceOutcome outcome = await editor.RenameAsync(post.GetVersionToken(Source.Id), To, User.Actor(), cancel);
        return outcome is SourceOutcome.Done done ? new SeeOtherResult(StaffRoutes.Sources.After(done.Key, "renamed")) : SourceRefusalMessages.Answer(this, outcome, post.ParsePreviousSource());
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        ContentSnapshot all = await shelf.GetSnapshotAsync(cancel);
        if (all.Bibliography.FindCanonical(key) is not { } source)
        {
            return false;
        }

        (_all, Source) = (all, editor.Find(source.Id) ?? source);
        return true;
    }
}
