using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Content.Files;

/// <summary>One text of the content folder, read whole.</summary>
/// <param name="Path">Below the content folder, with forward slashes: <c>articles/fibro-fog/en.md</c>.</param>
/// <param name="Folder">The name of the folder it stands in.</param>
/// <param name="Text">Line ends LF, no byte-order mark.</param>
/// <param name="Pictures">The pictures beside it, by file name.</param>
public sealed record SourceFile(string Path, Slug Folder, Language Language, string Text, IReadOnlyDictionary<string, PictureFile> Pictures)
{
    /// <summary>Below which its pictures are asked for; null for its own.</summary>
    public string? Address { get; init; }
}
