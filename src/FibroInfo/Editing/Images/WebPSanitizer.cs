using System.Buffers.Binary;
using System.Text;
using FibroInfo.Content.Pictures;

namespace FibroInfo.Editing.Images;

/// <summary>Copies the chunks of a WebP that make the picture: EXIF, XMP and what hangs behind its end stay out.</summary>
internal static class WebPSanitizer
{
    private const int ChunkHead = 8;
    private const int FileHead = 12;

    // Of the flags in "VP8X": a color profile and see-through parts may stay, and are the only ones that do.
    private const byte KeptFlags = 0x30;

    public static SanitizedImage Sanitize(ReadOnlySpan<byte> webp)
    {
        long end = webp.Length < FileHead ? long.MaxValue : ChunkHead + (long)BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]);
        if (end < FileHead || end > webp.Length)
        {
            return SanitizedImage.Rejected(PictureFault.Truncated);
        }

        using var kept = new MemoryStream(webp.Length);
        kept.Write(webp[..FileHead]);
        var kinds = new List<string>();
        (int Width, int Height) drawn = default;
        for (ReadOnlySpan<byte> rest = webp[FileHead..(int)end]; !rest.IsEmpty;)
        {
            ReadOnlySpan<byte> chunk = First(rest);
            if (chunk.IsEmpty)
            {
                return SanitizedImage.Rejected(PictureFault.Truncated);
            }

            kinds.Add(Encoding.Latin1.GetString(chunk[..4]));
            kept.Write(KeptOf(kinds[^1], chunk));
            drawn = IsDrawn(kinds[^1]) ? PictureSize.ReadHeader([.. webp[..FileHead], .. chunk, .. new byte[ChunkHead]]) : drawn;
            rest = rest[chunk.Length..];
        }

        return kinds.Exists(kind => kind is "ANIM" or "ANMF") ? SanitizedImage.Rejected(PictureFault.Moves)
            : Finish(SanitizedImage.From(kept), kinds.Count(IsDrawn), drawn);
    }

    // The size that is announced has to be the one that is drawn: the limit is held against it.
    private static SanitizedImage Finish(SanitizedImage cleaned, int pictures, (int Width, int Height) drawn)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(cleaned.Bytes.AsSpan(4), (uint)(cleaned.Bytes.Length - ChunkHead));
        return pictures == 1 && PictureSize.ReadHeader(cleaned.Bytes) == drawn ? cleaned : SanitizedImage.Rejected(PictureFault.Damaged);
    }

    private static bool IsDrawn(string kind) => kind is "VP8 " or "VP8L";

    // Four letters, length, that many bytes, and one more where they are odd. Empty when it is cut.
    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> rest)
    {
        long length = rest.Length < ChunkHead ? long.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        return length > rest.Length - ChunkHead ? [] : rest[..(int)Math.Min(ChunkHead + length + (length & 1), rest.Length)];
    }

    private static ReadOnlySpan<byte> KeptOf(string kind, ReadOnlySpan<byte> chunk)
    {
        if (kind != "VP8X" || chunk.Length == ChunkHead)
        {
            return IsDrawn(kind) || kind is "ALPH" or "ICCP" ? chunk : [];
        }

        byte[] flagged = chunk.ToArray();
        flagged[ChunkHead] &= KeptFlags;
        return flagged;
    }
}
