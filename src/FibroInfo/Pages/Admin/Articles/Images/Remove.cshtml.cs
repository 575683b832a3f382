using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Images;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles.Images;

/// <summary>Asks before a picture goes; while a text names it, says which.</summary>
public sealed class RemoveImageModel(
    EditingSessionLoader sessionLoader, PictureUsageFinder uses, ArticleImages images, PictureEditor editor, UiText words)
    : PicturePage(sessionLoader, uses, words)
{
    public PictureListItem Picture { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromRoute] string name, [FromQuery] string? lang, CancellationToken cancel) =>
        await FindAsync(folder, name, lang, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        [FromRoute] string folder, [FromRoute] string name, [FromQuery] string? lang, CancellationToken cancel)
    {
        await HttpContext.ReadPostAsync();
        if (!await FindAsync(folder, name, lang, cancel))
        {
            return NotFound();
        }

        try
        {
            return await editor.RemoveAsync(Path.Folder, Picture.Name, User.Actor(), cancel) switch
            {
                EditResult.Saved => new SeeOtherResult($"{StaffRoutes.Articles.PicturesFor(Path)}&done=removed"),
                PictureInUse => Refused(Words["pictures.refused.in-use"], StatusCodes.Status409Conflict),
                EditResult.Conflict => Refused(Words["pictures.refused.gone"], StatusCodes.Status409Conflict),
                EditResult.Failed refused => Refused(refused.Why, StatusCodes.Status503ServiceUnavailable),
                var other => throw new InvalidOperationException($"No answer for {other}."),
            };
        }
        catch (DatabaseUnavailableException)
        {
            return Away();
        }
    }

    private async Task<bool> FindAsync(string folder, string name, string? lang, CancellationToken cancel)
    {
        if (!await OpenAsync(folder, lang, cancel) || images.Find(Path.Folder, name) is not { } file)
        {
            return false;
        }

        Picture = PictureListItem.Create(file, Texts);
        return true;
    }
}
