using FibroInfo.Data;
using FibroInfo.Editing.Drafts;
using FibroInfo.Pages.Shared;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Somebody's own draft is discarded: the one action that keeps nothing of what was typed.</summary>
public sealed class DiscardModel(EditorServices services, DraftStore drafts) : EditorPage(services)
{
    public Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        LeadToEditorAsync(folder, lang, cancel);

    public async Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        await HttpContext.ReadPostAsync();
        if (!await OpenAsync(folder, lang, cancel))
        {
            return NotFound();
        }

        try
        {
            await drafts.DiscardAsync(Path.Path, User.Actor(), cancel);
        }
        catch (DatabaseUnavailableException)
        {
            Show(new TextForm(Session.Text));
            return Refused(Words["editor.refused.away"], StatusCodes.Status503ServiceUnavailable);
        }

        return new SeeOtherResult(Session.Bytes is null
            ? $"{StaffRoutes.Articles.ListFor(Path)}?done=discarded" : StaffRoutes.Articles.After(Path, "discarded"));
    }
}
