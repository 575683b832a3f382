using System.Buffers.Binary;

namespace FibroInfo.Content.Pictures;

/// <summary>Walks through a JPEG: FF, kind, length, body; and behind the head of a scan its coded pixels. Bounded by the bytes there are.</summary>
public ref struct JpegSegments(ReadOnlySpan<byte> jpeg)
{
    public const byte StartOfScan = 0xDA;
    public const byte EndOfPicture = 0xD9;

    private readonly ReadOnlySpan<byte> _jpeg = jpeg;
    private int _at = 2;

    public byte Kind { get; private set; }

    /// <summary>With its marker and length.</summary>
    public ReadOnlySpan<byte> Whole { get; private set; }

    public readonly ReadOnlySpan<byte> Body => Whole.Length > 4 ? Whole[4..] : [];

    /// <summary>C0 to CF but C4, C8 and CC are frames, with height and width in them.</summary>
    public readonly bool IsFrame => Kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>False at the end, and where the bytes are no JPEG any more.</summary>
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

    /// <summary>The pixels behind the head of a scan, up to the next segment.</summary>
    public ReadOnlySpan<byte> TakeScan()
    {
        int start = _at;
        while (_at < _jpeg.Length)
        {
            int next = _jpeg[_at..].IndexOf((byte)0xFF);
            _at = next < 0 ? _jpeg.Length : _at + next;
            // FF 00 is a pixel, FF D0 to FF D7 divide them.
            if (_at + 1 < _jpeg.Length && _jpeg[_at + 1] is not (0 or >= 0xD0 and <= 0xD7))
            {
                break;
            }

            _at = Math.Min(_at + 2, _jpeg.Length);
        }

        return _jpeg[start.._at];
    }

    // 0 for what is no segment, or a cut one.
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
