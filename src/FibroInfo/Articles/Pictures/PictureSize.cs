using System.Buffers.Binary;
using System.Globalization;
using System.Xml;

namespace FibroInfo.Articles.Pictures;

/// <summary>
/// Width and height of a picture in CSS pixels, read from its first bytes, so that a page does not move while it loads.
/// (0, 0) when the file does not say or is not what its name says.
/// </summary>
public static class PictureSize
{
    private const int HeadBytes = 64 * 1024;

    public static (int Width, int Height) Of(string path)
    {
        try
        {
            return Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase) ? OfSvg(path) : OfBytes(Head(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or XmlException or ArgumentException)
        {
            return (0, 0);
        }
    }

    private static byte[] Head(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] head = new byte[Math.Min(file.Length, HeadBytes)];
        file.ReadExactly(head);
        return head;
    }

    private static (int, int) OfBytes(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when head.Length >= 24 => (Big32(head[16..]), Big32(head[20..])),
        [(byte)'G', (byte)'I', (byte)'F', ..] when head.Length >= 10 => (Little16(head[6..]), Little16(head[8..])),
        [0xFF, 0xD8, ..] => OfJpeg(head),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] when head.Length >= 30 => OfWebP(head),
        _ => OfAvif(head),
    };

    // Segments of JPEG: FF, kind, length. C0 to CF but C4, C8 and CC are frames, with height and width in them.
    private static (int, int) OfJpeg(ReadOnlySpan<byte> head)
    {
        for (int at = 2; at + 9 < head.Length && head[at] == 0xFF; at += 2 + Big16(head[(at + 2)..]))
        {
            if (head[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (Big16(head[(at + 7)..]), Big16(head[(at + 5)..]));
            }
        }

        return (0, 0);
    }

    private static (int, int) OfWebP(ReadOnlySpan<byte> head) => head[15] switch
    {
        (byte)'X' => (1 + Little24(head[24..]), 1 + Little24(head[27..])),
        (byte)'L' => (1 + (int)(Little32(head[21..]) & 0x3FFF), 1 + (int)((Little32(head[21..]) >> 14) & 0x3FFF)),
        _ => (Little16(head[26..]) & 0x3FFF, Little16(head[28..]) & 0x3FFF),
    };

    // The size of an AVIF stands in its "ispe" box: four bytes of flags, then width and height.
    private static (int, int) OfAvif(ReadOnlySpan<byte> head) =>
        head.IndexOf("ispe"u8) is var at and > 0 && at + 16 <= head.Length ? (Big32(head[(at + 8)..]), Big32(head[(at + 12)..])) : (0, 0);

    private static (int, int) OfSvg(string path)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 10_000_000 };
        // A stream, not the path: the reader would take the path for a URI, in which '%' and '#' mean something.
        using FileStream file = File.OpenRead(path);
        using var xml = XmlReader.Create(file, settings);
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "svg")
        {
            return (0, 0);
        }

        string[] box = (xml.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        int width = Pixels(xml.GetAttribute("width"), box.ElementAtOrDefault(2));
        int height = Pixels(xml.GetAttribute("height"), box.ElementAtOrDefault(3));
        return (width, height);
    }

    private static int Pixels(string? attribute, string? fromBox)
    {
        string text = attribute is null || attribute.EndsWith('%') ? fromBox ?? "" : attribute.Replace("px", "", StringComparison.Ordinal);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double pixels)
            && pixels is > 0 and < 100_000 ? (int)Math.Round(pixels) : 0;
    }

    private static int Big16(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16BigEndian(at);

    private static int Big32(ReadOnlySpan<byte> at) => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(at), int.MaxValue);

    private static int Little16(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static int Little24(ReadOnlySpan<byte> at) => at[0] | (at[1] << 8) | (at[2] << 16);

    private static uint Little32(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32LittleEndian(at);
}
