using FibroInfo.Content.Pictures;
using FibroInfo.Data;
using FibroInfo.Pages.Shared;
using FibroInfo.Editing;
using FibroInfo.Editing.Images;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles.Images;

/// <summary>The pictures of one article: what is there, who uses it, and one more.</summary>
[RequestSizeLimit(MaxBytesSent)]
public sealed class ImagesModel(EditingSessionLoader sessionLoader, PictureUsageFinder uses, ArticleImages images, PictureEditor editor, UiText words)
    : PicturePage(sessionLoader, uses, words)
{
    /// <summary>More than a picture may have, so that one too large is refused with a sentence and what was typed.</summary>
    public const int MaxBytesSent = 6 * PictureInspection.MaxBytes;

    public const int MaxCharacters = 500;

    public string Says { get; private set; } = "";

    public string Caption { get; private set; } = "";

    public bool IsDecorative { get; private set; }

    /// <summary>How the picture that was just taken is written into the text.</summary>
    public string? Figure { get; private set; }

    public PictureListItem? Taken { get; private set; }

    /// <summary>True when that picture was there already.</summary>
    public bool WasThere { get; private set; }

    public bool WasRemoved { get; private set; }

    public IEnumerable<PictureListItem> Pictures => images.ListIn(Path.Folder).Select(file => PictureListItem.Create(file, Texts));

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string folder, [FromQuery] string? lang, [FromQuery] string? done, CancellationToken cancel)
    {
        WasRemoved = done == "removed";
        return await OpenAsync(folder, lang, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string folder, [FromQuery] string? lang, CancellationToken cancel)
    {
        PostForm post = await HttpContext.ReadPostAsync();
        if (!await OpenAsync(folder, lang, cancel))
        {
            return NotFound();
        }

        (Says, Caption, IsDecorative) = (post["says"].Trim(), post["caption"].Trim(), post["decorative"].Length > 0);
        if (FaultOfWords() is { } fault)
        {
            return Refused(Words[fault, MaxCharacters], StatusCodes.Status400BadRequest);
        }

        IFormFileCollection sent = Request.HasFormContentType ? Request.Form.Files : new FormFileCollection();
        if (sent is not [{ Length: > 0 } file])
        {
            return Refused(Words[sent.Count > 1 ? "pictures.refused.several" : "pictures.fault.empty"], StatusCodes.Status400BadRequest);
        }

        try
        {
            return Answer(file.Length > PictureInspection.MaxBytes ? new PictureUnfit(PictureFault.TooLarge)
                : await editor.AddAsync(Path.Folder, file.FileName, await BytesAsync(file, cancel), User.Actor(), cancel));
        }
        catch (DatabaseUnavailableException)
        {
            return Away();
        }
    }

    private string? FaultOfWords() =>
        IsDecorative == (Says.Length > 0) ? "pictures.refused.says" : Math.Max(Says.Length, Caption.Length) > MaxCharacters ? "pictures.refused.long" : null;

    private PageResult Answer(EditResult outcome) => outcome switch
    {
        PictureAdded added => Show(added.Picture),
        PictureKnown known => Show(known.Picture, wasThere: true),
        PictureUnfit unfit => Refused(
            Words[$"pictures.fault.{unfit.Why.ToString().ToLowerInvariant()}", PictureInspection.MaxBytes / 1024 / 1024,
                PictureInspection.MaxPixels / 1_000_000],
            unfit.Why == PictureFault.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest),
        EditResult.Failed refused => Refused(refused.Why, StatusCodes.Status503ServiceUnavailable),
        EditResult.Conflict => Refused(Words["pictures.refused.gone"], StatusCodes.Status409Conflict),
        var other => throw new InvalidOperationException($"No answer for {other}."),
    };

    private PageResult Show(PictureFile picture, bool wasThere = false)
    {
        (Taken, WasThere) = (PictureListItem.Create(picture, Texts), wasThere);
        Figure = FigureMarkdown.Format(picture.Picture.Name, Says, Caption);
        (Says, Caption, IsDecorative) = ("", "", false);
        return Page();
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
