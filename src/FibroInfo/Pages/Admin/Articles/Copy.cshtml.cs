using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Editing;
using FibroInfo.Editing.Drafts;
using FibroInfo.Editing.Images;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A new article that begins with the words of another one.</summary>
public sealed class CopyModel(EditingSessionLoader sessionLoader, DraftValidator validator, DraftStore drafts, PictureCopier pictures, UiText words) : StaffPage
{
    private string _text = "";

    public ContentPath Path { get; private set; } = null!;

    /// <summary>Of the article that is there.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Those that it names, and the new one will.</summary>
    public IReadOnlyList<string> Pictures { get; private set; } = [];

    /// <summary>What was typed.</summary>
    public NewTextForm New { get; private set; } = new("", "", "article", "");

    public async Task<IActionResult> OnGetAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        try
        {
            return await FindAsync(folder, lang, cancel) ? Page() : NotFound();
        }
        catch (DatabaseUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        try
        {
            return await FindAsync(folder, lang, cancel) ? await BeginAsync(post, cancel) : NotFound();
        }
        catch (DatabaseUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<bool> FindAsync(string folder, string? lang, CancellationToken cancel)
    {
        if (await sessionLoader.FindAsync(folder, lang, cancel) is not { } path)
        {
            return false;
        }

        EditingSession session = await sessionLoader.OpenAsync(path, User.Actor(), cancel);
        (Path, _text) = (path, session.Text);
        Pictures = pictures.NamedIn(_text, path.Folder);
        string title = new TextForm(_text).Matter?.Text("title") is { Length: > 0 } said ? said : path.Folder.Value;
        Title = PlainText.Start(title, 80);
        return session is { IsEmpty: false, IsUnreadable: false };
    }

    private async Task<IActionResult> BeginAsync(PostForm post, CancellationToken cancel)
    {
        New = NewTextForm.FromPost(post, "article", Path.Language.Code) with { Language = Path.Language.Code };
        CheckContext all = validator.CreateContext();
        List<Draft> written = await drafts.AllAsync(cancel);
        // A folder with anything in it is another article's, in whatever language.
        (ContentPath? path, string? fault) = New.Find(all, path => !pictures.IsFree(path.Folder) || written.Exists(draft => draft.File == path.Path));
        string? person = User.GetStaff().Person is { } id && all.ContentSnapshot.SiteData.People.TryFind(id, out _) ? id : null;
        if (path is null || ArticleTemplate.Create(_text, New.Title, person) is not { } text)
        {
            return Refused(words[fault ?? "copy.refused.whole"], StatusCodes.Status400BadRequest);
        }

        // The words first: a picture that is missing then is named by the checks.
        await drafts.SaveAsync(path.Path, text, ContentHash.None, 0, User.Actor(), cancel);
        return await pictures.CopyAsync(Path.Folder, Pictures, path.Folder, User.Actor(), cancel) is { } why
            ? Refused(words["copy.refused.pictures", why], StatusCodes.Status503ServiceUnavailable)
            : new SeeOtherResult(StaffRoutes.Articles.After(path, "begun"));
    }
}
