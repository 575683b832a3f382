using System.Buffers.Binary;
using System.Text;

namespace FibroInfo.Editing.Images;

/// <summary>Copies the chunks of a PNG that make the picture: texts, times, EXIF, pictures that move, and what hangs behind its end stay out.</summary>
internal static class PngSanitizer
{
    private const int Overhead = 12;
    private const int HeadLength = Overhead + 13;

    private static readonly byte[] Signature = [0x89, .. "PNG\r\n\u001a\n"u8];

    private static readonly HashSet<string> PictureChunks = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "hIST",
    };

    public static SanitizedImage Sanitize(ReadOnlySpan<byte> png)
    {
        using var kept = new MemoryStream(png.Length);
        kept.Write(Signature);
        var kinds = new List<string>();
        for (ReadOnlySpan<byte> rest = png[Signature.Length..]; kinds is not [.., "IEND"];)
        {
            ReadOnlySpan<byte> chunk = First(rest);
            if (chunk.IsEmpty)
            {
                return SanitizedImage.Rejected(PictureFault.Truncated);
            }

            kinds.Add(Encoding.Latin1.GetString(chunk[4..8]));
            if (FaultOf(kinds[^1], chunk.Length, isFirst: kinds.Count == 1) is { } fault)
            {
                return SanitizedImage.Rejected(fault);
            }

            kept.Write(PictureChunks.Contains(kinds[^1]) ? chunk : []);
            rest = rest[chunk.Length..];
        }

        return kinds.Contains("IDAT") ? SanitizedImage.From(kept) : SanitizedImage.Rejected(PictureFault.Damaged);
    }

    // Length, four letters, that many bytes, a checksum. Empty when it is cut.
    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> rest)
    {
        uint length = rest.Length < Overhead ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(rest);
        return length > rest.Length - Overhead ? [] : rest[..((int)length + Overhead)];
    }

    // A kind that begins with a capital cannot be left out; one that nobody knows, no browser shows.
    private static PictureFault? FaultOf(string kind, int length, bool isFirst) =>
        isFirst != (kind == "IHDR") || (isFirst && length != HeadLength) || (kind == "IEND" && length != Overhead) ? PictureFault.Damaged
        : char.IsAsciiLetterUpper(kind[0]) && !PictureChunks.Contains(kind) ? PictureFault.Unusual : null;
}
