using System.IO.Compression;
using FibroInfo.Editing.Drafts;

namespace FibroInfo.Editing.Revisions;

/// <summary>A text that was once in a file or before readers, packed. A text that comes back is kept once.</summary>
public sealed class RevisionText
{
    /// <summary>Its <see cref="FileVersion"/>.</summary>
    public required string Hash { get; init; }

    public required byte[] Packed { get; init; }

    public static RevisionText Of(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(bytes);
        }

        return new RevisionText { Hash = FileVersion.Of(bytes), Packed = packed.ToArray() };
    }

    public byte[] Unpack()
    {
        using var text = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(Packed), CompressionMode.Decompress))
        {
            brotli.CopyTo(text);
        }

        return text.ToArray();
    }
}
