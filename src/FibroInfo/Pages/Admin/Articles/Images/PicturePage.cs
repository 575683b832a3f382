using FibroInfo.Content;
using FibroInfo.Content.Pictures;
using FibroInfo.Data;
using FibroInfo.Editing.Images;
using FibroInfo.Pages.Shared;
using FibroInfo.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.Admin.Articles.Images;

/// <summary>A page about the pictures of one text.</summary>
public abstract class PicturePage(EditingSessionLoader sessionLoader, PictureUsageFinder uses, UiText words) : StaffPage
{
    public ContentPath Path { get; private set; } = null!;

    /// <summary>Of the article, for the way back to it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What may name a picture; null while nobody knows what is being written.</summary>
    protected IReadOnlyList<PictureScanText>? Texts { get; private set; }

    protected UiText Words => words;

    /// <summary>False when there is no such text, not even one that is being written.</summary>
    protected async Task<bool> OpenAsync(string folder, string? lang, CancellationToken cancel)
    {
        if (await sessionLoader.FindAsync(folder, lang, cancel) is not { } path)
        {
            return false;
        }

        EditingSession session;
        try
        {
            session = await sessionLoader.OpenAsync(path, User.Actor(), cancel);
            Texts = await uses.TextsAsync(path.Folder, cancel);
        }
        catch (Exception fault) when (fault is DatabaseUnavailableException or IOException or UnauthorizedAccessException)
        {
            session = sessionLoader.OpenWithoutDatabase(path);
        }

        Path = path;
        string title = new TextForm(session.Text).Matter?.Text("title") is { Length: > 0 } said ? said : path.Folder.Value;
        Title = PlainText.Start(title, 80);
        return !session.IsEmpty;
    }

    protected PageResult Away() => Refused(words["pictures.refused.away"], StatusCodes.Status503ServiceUnavailable);
}

/// <summary>One picture as the page of an article's pictures shows it.</summary>
/// <param name="Uses">Null while nobody knows what is being written.</param>
public sealed record PictureListItem(PictureFile File, long Bytes, IReadOnlyList<PictureUsage>? Uses)
{
    // A second and a half on a slow phone.
    private const int HeavyFrom = 500 * 1024;

    public string Name => File.Picture.Name;

    public bool IsHeavy => Bytes >= HeavyFrom;

    public int Kilobytes => (int)((Bytes + 1023) / 1024);

    public static PictureListItem Create(PictureFile file, IEnumerable<PictureScanText>? texts)
    {
        var onDisk = new FileInfo(file.FullPath);
        return new PictureListItem(file, onDisk.Exists ? onDisk.Length : 0, texts is null ? null : PictureUsageFinder.Find(file.Picture.Name, texts));
    }
}
