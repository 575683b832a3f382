using System.Buffers.Binary;
using System.Globalization;
using System.Xml;
using FibroInfo.Markdown;

namespace FibroInfo.Content.Pictures;

/// <summary>A picture of the content folder.</summary>
/// <param name="FullPath">Its path on disk. An address is looked up in a list of these, never turned into a path.</param>
public sealed record PictureFile(string FullPath, string ContentType, Picture Picture)
{
    /// <summary>The content type of each kind of picture that an article may have, by file extension.</summary>
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

/// <summary>
/// Width and height of a picture in CSS pixels, read from its first bytes, so that the page does not move while the picture loads.
/// (0, 0) when the file does not say, cannot be read or is not what its extension says.
/// </summary>
public static class PictureSize
{
    private const int HeadBytes = 64 * 1024;

    // Enough to get past a large color profile, or the data that cameras add before the size.
    private const int LongHeadBytes = 1024 * 1024;

    public static (int Width, int Height) Read(string path)
    {
        try
        {
            return Path.GetExtension(path).Equals(".svg", StringComparison.OrdinalIgnoreCase) ? ReadSvg(path) : ReadFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or XmlException or ArgumentException)
        {
            return (0, 0);
        }
    }

    private static (int, int) ReadFile(string path)
    {
        (int Width, int Height) size = ReadHeader(Head(path, HeadBytes));
        return size is { Width: > 0, Height: > 0 } ? size : ReadHeader(Head(path, LongHeadBytes));
    }

    private static byte[] Head(string path, int max)
    {
        using FileStream file = File.OpenRead(path);
        byte[] head = new byte[Math.Min(file.Length, max)];
        file.ReadExactly(head);
        return head;
    }

    /// <summary>The same for any format but SVG, from the first bytes or all of them.</summary>
    public static (int Width, int Height) ReadHeader(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when head.Length >= 24 => (Big32(head[16..]), Big32(head[20..])),
        [(byte)'G', (byte)'I', (byte)'F', ..] when head.Length >= 10 => (Little16(head[6..]), Little16(head[8..])),
        [0xFF, 0xD8, ..] => ReadJpeg(head),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] when head.Length >= 30 => ReadWebP(head),
        _ => ReadAvif(head),
    };

    // The size as it is shown: width and height change places when the camera was turned.
    private static (int, int) ReadJpeg(ReadOnlySpan<byte> head)
    {
        int orientation = ExifOrientation.Upright;
        var segments = new JpegSegments(head);
        while (segments.MoveNext() && segments.Kind != JpegSegments.StartOfScan)
        {
            if (segments.IsFrame && segments.Body.Length >= 5)
            {
                (int height, int width) = (Big16(segments.Body[1..]), Big16(segments.Body[3..]));
                return ExifOrientation.IsOnItsSide(orientation) ? (height, width) : (width, height);
            }

            orientation = segments.Kind == 0xE1 && orientation == ExifOrientation.Upright ? ExifOrientation.ReadSegment(segments.Body) : orientation;
        }

        return (0, 0);
    }

    private static (int, int) ReadWebP(ReadOnlySpan<byte> head) => head[15] switch
    {
        (byte)'X' => (1 + Little24(head[24..]), 1 + Little24(head[27..])),
        (byte)'L' => (1 + (int)(Little32(head[21..]) & 0x3FFF), 1 + (int)((Little32(head[21..]) >> 14) & 0x3FFF)),
        _ => (Little16(head[26..]) & 0x3FFF, Little16(head[28..]) & 0x3FFF),
    };

    // The size of an AVIF is in an "ispe" box: four bytes of flags, then width and height. Each tile has such a box as well, so the
    // largest is the picture's.
    private static (int, int) ReadAvif(ReadOnlySpan<byte> head)
    {
        (int Width, int Height) largest = (0, 0);
        for (int next = head.IndexOf("ispe"u8); next > 0 && next + 16 <= head.Length; next = head.IndexOf("ispe"u8))
        {
            (int Width, int Height) size = (Big32(head[(next + 8)..]), Big32(head[(next + 12)..]));
            largest = (long)size.Width * size.Height > (long)largest.Width * largest.Height ? size : largest;
            head = head[(next + 4)..];
        }

        return largest;
    }

    private static (int, int) ReadSvg(string path)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 10_000_000 };
        // A stream, not the path: XmlReader takes a path for a URI, where '%' and '#' have a special meaning.
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
