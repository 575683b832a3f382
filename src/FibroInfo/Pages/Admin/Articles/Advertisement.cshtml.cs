using FibroInfo.Markdown.Boxes;
using FibroInfo.Pages.Shared;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>An advertisement is made of a plain link to a shop (E-13). The text is kept as the draft, and nothing is published.</summary>
public sealed class AdvertisementModel(EditorServices services) : EditorPage(services)
{
    private bool _isMade;

    public Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) =>
        LeadToEditorAsync(folder, lang, cancel);

    public Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel) => KeepAsync(
        folder, lang,
        () => Task.FromResult<IActionResult>(_isMade
            ? new SeeOtherResult(StaffRoutes.Articles.After(Path, "advertised"))
            : Refused(Words["editor.refused.no-shop-link"], StatusCodes.Status400BadRequest)), cancel);

    protected override TextForm Change(TextForm typed, PostForm post)
    {
        if (typed.Matter is not { } matter || ProductBoxWriter.MakeBox(matter.Body, post["shop-link"]) is not { } body)
        {
            return typed;
        }

        _isMade = true;
        return new TextForm(matter.WithBody(body).ToString());
    }
}
