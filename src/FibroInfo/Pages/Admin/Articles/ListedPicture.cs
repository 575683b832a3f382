using FibroInfo.Content.Pictures;
using FibroInfo.Editing.Pictures;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>One picture as the page of an article's pictures shows it.</summary>
/// <param name="Uses">Null while nobody knows what is being written.</param>
public sealed record ListedPicture(PictureFile File, long Bytes, IReadOnlyList<PictureUse>? Uses)
{
    // A second and a half on a slow phone.
    private const int HeavyFrom = 500 * 1024;

    public string Name => File.Picture.Name;

    public bool IsHeavy => Bytes >= HeavyFrom;

    public int Kilobytes => (int)((Bytes + 1023) / 1024);

    public static ListedPicture Of(PictureFile file, IEnumerable<WrittenText>? texts)
    {
        var onDisk = new FileInfo(file.FullPath);
        return new ListedPicture(file, onDisk.Exists ? onDisk.Length : 0, texts is null ? null : PictureUses.Of(file.Picture.Name, texts));
    }
}
