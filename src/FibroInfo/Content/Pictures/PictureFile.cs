using FibroInfo.Markdown;

namespace FibroInfo.Content.Pictures;

/// <summary>A picture of the content folder.</summary>
/// <param name="FullPath">Where it lies. Addresses are looked up in a list of these, never turned into paths.</param>
public sealed record PictureFile(string FullPath, string ContentType, Picture Picture)
{
    /// <summary>What may stand beside an article, by the end of its name.</summary>
    public static readonly IReadOnlyDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".avif"] = "image/avif",
        [".gif"] = "image/gif",
    };
}
