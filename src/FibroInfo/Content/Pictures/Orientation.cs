using System.Buffers.Binary;

namespace FibroInfo.Content.Pictures;

/// <summary>How a camera was held: 1 is upright, 5 to 8 lie on their side. A browser turns the picture by it.</summary>
public static class Orientation
{
    public const int Upright = 1;

    private const int Tag = 0x0112;
    private const int Short = 3;

    public static bool IsOnItsSide(int orientation) => orientation >= 5;

    /// <summary>As the EXIF part of a JPEG says; upright when it says nothing, or is none.</summary>
    /// <param name="segment">The body of an APP1 segment.</param>
    public static int In(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 16 || !segment.StartsWith("Exif\0\0"u8))
        {
            return Upright;
        }

        ReadOnlySpan<byte> tiff = segment[6..];
        bool isBig = tiff.StartsWith("MM\0*"u8);
        long start = !isBig && !tiff.StartsWith("II*\0"u8) ? long.MaxValue
            : isBig ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        return start > tiff.Length - 2 ? Upright : OfEntries(tiff[(int)start..], isBig);
    }

    /// <summary>A segment that says this and nothing else.</summary>
    public static byte[] Segment(int orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static int OfEntries(ReadOnlySpan<byte> list, bool isBig)
    {
        int count = Read(list, isBig);
        for (int i = 0; i < count && 2 + (12 * (i + 1)) <= list.Length; i++)
        {
            ReadOnlySpan<byte> entry = list.Slice(2 + (12 * i), 12);
            if (Read(entry, isBig) == Tag && Read(entry[2..], isBig) == Short)
            {
                return Read(entry[8..], isBig) is >= 1 and <= 8 and var said ? said : Upright;
            }
        }

        return Upright;
    }

    private static int Read(ReadOnlySpan<byte> at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
}
