using FibroInfo.Content;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing.Pictures;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A page about the pictures of one text.</summary>
public abstract class PicturePage(WritingDesk desk, PictureUses uses, Words words) : PageModel
{
    public ContentPath Path { get; private set; } = null!;

    /// <summary>Of the article, for the way back to it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Why nothing was done, in words.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What may name a picture; null while nobody knows what is being written.</summary>
    protected IReadOnlyList<WrittenText>? Texts { get; private set; }

    protected Words Words => words;

    /// <summary>False when there is no such text, not even one that is being written.</summary>
    protected async Task<bool> OpenAsync(string folder, string? lang, CancellationToken cancel)
    {
        if (await desk.FindAsync(folder, lang, cancel) is not { } path)
        {
            return false;
        }

        Sitting sitting;
        try
        {
            sitting = await desk.SitAsync(path, User.Actor(), cancel);
            Texts = await uses.TextsAsync(path.Folder, cancel);
        }
        catch (Exception fault) when (fault is StoreAwayException or IOException or UnauthorizedAccessException)
        {
            sitting = desk.SitWithoutStore(path);
        }

        Path = path;
        string title = new TextForm(sitting.Text).Matter?.Text("title") is { Length: > 0 } said ? said : path.Folder.Value;
        Title = PlainText.Start(title, 80);
        return !sitting.IsEmpty;
    }

    protected PageResult Refused(string sentence, int status)
    {
        Refusal = sentence;
        return new PageResult { StatusCode = status };
    }

    protected PageResult Away() => Refused(words["pictures.refused.away"], StatusCodes.Status503ServiceUnavailable);
}
