using FibroInfo.Content.Files;
using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Editing.Images;

/// <summary>The pictures that lie beside one article, used or not, as the folder has them at this moment.</summary>
public sealed class ArticleImages(ContentFileWriter files)
{
    // What readers' pages do not see either: dotfiles, and links that lead elsewhere.
    private static readonly EnumerationOptions Plain = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    private readonly ContentFolder _folder = new(files.Root);

    /// <summary>Below the content folder.</summary>
    public static string GetPath(Slug folder, string name) => $"articles/{folder}/{name}";

    /// <summary>By name.</summary>
    public IReadOnlyList<PictureFile> ListIn(Slug folder) =>
    [
        .. _folder.Pictures(NamesIn(folder).Select(name => GetPath(folder, name))).Values
            .OrderBy(picture => picture.Picture.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Looked up in the list of what is there: what a visitor sent is never made into a path.</summary>
    public PictureFile? Find(Slug folder, string name) =>
        ListIn(folder).FirstOrDefault(picture => picture.Picture.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Every file of the folder, picture or not; none when it cannot be looked into.</summary>
    internal IReadOnlyList<string> NamesIn(Slug folder)
    {
        string path = _folder.FullPath($"articles/{folder}");
        try
        {
            return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", Plain).Select(file => Path.GetFileName(file))] : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
