using System.Buffers.Binary;

namespace FibroInfo.Content.Pictures;

/// <summary>
/// Reads the segments of a JPEG (FF, kind, length, body), and the coded pixels that follow the header of a scan. Never reads
/// beyond the given bytes: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B.
/// </summary>
public ref struct JpegSegments(ReadOnlySpan<byte> jpeg)
{
    public const byte StartOfScan = 0xDA;
    public const byte EndOfPicture = 0xD9;

    private readonly ReadOnlySpan<byte> _jpeg = jpeg;
    private int _at = 2;

    public byte Kind { get; private set; }

    /// <summary>The segment including its marker and length.</summary>
    public ReadOnlySpan<byte> Whole { get; private set; }

    public readonly ReadOnlySpan<byte> Body => Whole.Length > 4 ? Whole[4..] : [];

    /// <summary>C0 to CF except C4, C8 and CC are frame headers, which contain height and width.</summary>
    public readonly bool IsFrame => Kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>False at the end, and where the bytes are no longer a JPEG.</summary>
    public bool MoveNext()
    {
        while (_at + 1 < _jpeg.Length && _jpeg[_at] == 0xFF && _jpeg[_at + 1] == 0xFF)
        {
            _at++;
        }

        int length = LengthAt(_at);
        if (length == 0)
        {
            return false;
        }

        Kind = _jpeg[_at + 1];
        Whole = _jpeg.Slice(_at, length);
        _at += length;
        return true;
    }

    /// <summary>The coded pixels after the header of a scan, up to the next segment.</summary>
    public ReadOnlySpan<byte> TakeScan()
    {
        int start = _at;
        while (_at < _jpeg.Length)
        {
            int next = _jpeg[_at..].IndexOf((byte)0xFF);
            _at = next < 0 ? _jpeg.Length : _at + next;
            // FF 00 is pixel data, and FF D0 to FF D7 are restart markers between pixels.
            if (_at + 1 < _jpeg.Length && _jpeg[_at + 1] is not (0 or >= 0xD0 and <= 0xD7))
            {
                break;
            }

            _at = Math.Min(_at + 2, _jpeg.Length);
        }

        return _jpeg[start.._at];
    }

    // 0 when there is no segment, or only a part of one.
    private readonly int LengthAt(int at)
    {
        if (at + 2 > _jpeg.Length || _jpeg[at] != 0xFF || _jpeg[at + 1] is 0 or 1 or (>= 0xD0 and <= 0xD8))
        {
            return 0;
        }

        if (_jpeg[at + 1] == EndOfPicture)
        {
            return 2;
        }

        int length = at + 4 > _jpeg.Length ? 0 : BinaryPrimitives.ReadUInt16BigEndian(_jpeg[(at + 2)..]);
        return length < 2 || at + 2 + length > _jpeg.Length ? 0 : 2 + length;
    }
}

/// <summary>How the camera was held: 1 is upright, 5 to 8 are on their side. Browsers rotate the picture accordingly.</summary>
public static class ExifOrientation
{
    public const int Upright = 1;

    private const int Tag = 0x0112;
    private const int Short = 3;

    public static bool IsOnItsSide(int orientation) => orientation >= 5;

    /// <summary>The orientation in an EXIF segment; upright when it has none, or is no EXIF segment.</summary>
    /// <param name="segment">The body of an APP1 segment.</param>
    public static int ReadSegment(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 16 || !segment.StartsWith("Exif\0\0"u8))
        {
            return Upright;
        }

        ReadOnlySpan<byte> tiff = segment[6..];
        bool isBig = tiff.StartsWith("MM\0*"u8);
        long start = !isBig && !tiff.StartsWith("II*\0"u8) ? long.MaxValue
            : isBig ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        return start > tiff.Length - 2 ? Upright : ReadEntries(tiff[(int)start..], isBig);
    }

    /// <summary>An EXIF segment with the orientation and nothing else.</summary>
    public static byte[] Segment(int orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static int ReadEntries(ReadOnlySpan<byte> list, bool isBig)
    {
        int count = Read(list, isBig);
        for (int i = 0; i < count && 2 + (12 * (i + 1)) <= list.Length; i++)
        {
            ReadOnlySpan<byte> entry = list.Slice(2 + (12 * i), 12);
            if (Read(entry, isBig) == Tag && Read(entry[2..], isBig) == Short)
            {
                return Read(entry[8..], isBig) is >= 1 and <= 8 and var orientation ? orientation : Upright;
            }
        }

        return Upright;
    }

    private static int Read(ReadOnlySpan<byte> at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
}
