using System.Buffers.Binary;
using System.Text;

namespace FibroInfo.Editing.Images;

/// <summary>
/// Looks through the boxes of an AVIF. Its parts are found by their place in the file, so nothing can be cut out without
/// writing it anew: one that tells more than the picture is refused, with how to save it otherwise.
/// </summary>
internal static class AvifValidator
{
    private const int BoxHead = 8;

    private static readonly HashSet<string> Told = new(StringComparer.Ordinal) { "Exif", "mime", "uri " };

    public static SanitizedImage Validate(ReadOnlySpan<byte> avif)
    {
        var kinds = new List<string>();
        for (ReadOnlySpan<byte> rest = avif; rest.Length > 0;)
        {
            long length = LengthOf(rest);
            if (length < BoxHead || length > rest.Length)
            {
                return SanitizedImage.Rejected(PictureFault.Truncated);
            }

            string kind = Encoding.Latin1.GetString(rest[4..8]);
            if (FaultOf(kind, rest[BoxHead..(int)length]) is { } fault)
            {
                return SanitizedImage.Rejected(fault);
            }

            kinds.Add(kind);
            rest = rest[(int)length..];
        }

        return kinds is ["ftyp", ..] && kinds.Contains("meta") ? kinds.Contains("mdat") ? new SanitizedImage(avif.ToArray(), null)
            : SanitizedImage.Rejected(PictureFault.Truncated) : SanitizedImage.Rejected(PictureFault.Damaged);
    }

    // Four bytes; 1 says that eight follow, 0 that it is the last.
    private static long LengthOf(ReadOnlySpan<byte> rest) => rest.Length < BoxHead ? -1 : BinaryPrimitives.ReadUInt32BigEndian(rest) switch
    {
        0 => rest.Length,
        1 => rest.Length < BoxHead * 2 ? -1 : (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(rest[BoxHead..]), long.MaxValue),
        var length => length,
    };

    private static PictureFault? FaultOf(string kind, ReadOnlySpan<byte> body) => kind switch
    {
        "ftyp" or "mdat" => null,
        "meta" => Tells(body) ? PictureFault.Told : null,
        "moov" => PictureFault.Moves,
        _ => PictureFault.Unusual,
    };

    // Each part is announced by an "infe" box: its version, three bytes of flags, its number (longer from version 3 on), two bytes, its kind.
    private static bool Tells(ReadOnlySpan<byte> meta)
    {
        for (int next = meta.IndexOf("infe"u8); next >= 0; next = meta.IndexOf("infe"u8))
        {
            meta = meta[(next + 4)..];
            int at = 4 + (meta is [>= 3, ..] ? 4 : 2) + 2;
            if (meta.Length >= at + 4 && Told.Contains(Encoding.Latin1.GetString(meta.Slice(at, 4))))
            {
                return true;
            }
        }

        return false;
    }
}
