using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing.Workflow;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>The preview links of one text: who made each, until when; a new one, and an end to an old one.</summary>
public sealed class PreviewLinksModel(EditingSessionLoader sessionLoader, PreviewLinkStore links, SiteAddress site, UiText words) : StaffPage
{
    public ContentPath Path { get; private set; } = null!;

    public IReadOnlyList<PreviewLink> Links { get; private set; } = [];

    /// <summary>A new link, shown this once.</summary>
    public string? Made { get; private set; }

    public bool IsRevoked { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, [FromQuery] string? done, CancellationToken cancel)
    {
        if (!await FindAsync(folder, lang, cancel))
        {
            return NotFound();
        }

        IsRevoked = done == "revoked";
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        if (!await FindAsync(folder, lang, cancel))
        {
            return NotFound();
        }

        try
        {
            if (long.TryParse(post["revoke"], NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            {
                await links.RevokeAsync(Path.Path, id, User.Actor(), cancel);
                return new SeeOtherResult($"{StaffRoutes.Articles.PreviewLinksFor(Path)}&done=revoked");
            }

            if (PreviewLinkStore.Days.FirstOrDefault(days => days.ToString(CultureInfo.InvariantCulture) == post["days"]) is var days and > 0)
            {
                Made = site.Absolute(Routes.PreviewFor(await links.CreateAsync(Path.Path, days, User.Actor(), cancel)));
                return await ShowAsync(cancel);
            }

            return await ShowAsync(cancel) is PageResult { StatusCode: null } ? Refused(words["links.refused.days"], StatusCodes.Status400BadRequest) : Away();
        }
        catch (DatabaseUnavailableException)
        {
            return Away();
        }
    }

    private async Task<bool> FindAsync(string folder, string? lang, CancellationToken cancel)
    {
        if (await sessionLoader.FindAsync(folder, lang, cancel) is not { } path)
        {
            return false;
        }

        Path = path;
        try
        {
            return !(await sessionLoader.OpenAsync(path, User.Actor(), cancel)).IsEmpty;
        }
        catch (DatabaseUnavailableException)
        {
            return true;
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        try
        {
            Links = await links.ListForFileAsync(Path.Path, cancel);
            return Page();
        }
        catch (DatabaseUnavailableException)
        {
            return Away();
        }
    }

    private PageResult Away() => Refused(words["review.refused.away"], StatusCodes.Status503ServiceUnavailable);
}
