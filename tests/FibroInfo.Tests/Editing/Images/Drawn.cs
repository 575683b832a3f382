using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FibroInfo.Tests.Editing.Images;

/// <summary>Pictures made here after the formats' own descriptions, with words in every place where a program may put some.</summary>
internal static class Drawn
{
    /// <summary>Where it was taken, say: must be in nothing that the site keeps.</summary>
    public const string Canary = "locationcanary59N10E";

    /// <summary>The color profile, which colors depend on.</summary>
    public const string Profile = "profileofcolors";

    private static readonly byte[] Words = Encoding.ASCII.GetBytes(Canary);
    private static readonly byte[] Colors = Encoding.ASCII.GetBytes(Profile);

    /// <summary>One that every browser shows: grey.</summary>
    public static byte[] Png(int width = 640, int height = 480, params byte[] behind) =>
    [
        0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 0, 0, 0, 0]), .. Chunk("iCCP", Colors), .. Chunk("eXIf", Words),
        .. Chunk("tEXt", Words), .. Chunk("zTXt", Words), .. Chunk("iTXt", Words), .. Chunk("tIME", Words), .. Chunk("acTL", Words), .. Chunk("prVt", Words),
        .. Chunk("IDAT", Packed(new byte[Math.Min(height, 2000) * (Math.Min(width, 2000) + 1)])), .. Chunk("IEND", []), .. behind,
    ];

    /// <summary>A head that claims to be so large, and little behind it.</summary>
    public static byte[] Jpeg(int width = 640, int height = 480, int orientation = 1, byte frame = 0xC0, params byte[] behind) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(orientation), .. Words]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Words]), .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. Colors]), .. Segment(0xE2, [.. "MPF\0"u8, .. Words]),
        .. Segment(0xED, Words), .. Segment(0xFE, Words), .. Segment(0xDB, new byte[65]), .. Segment(frame, [8, .. Big(height)[2..], .. Big(width)[2..], 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0, .. new byte[16]]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, 5, 0xFF, 0xD9, .. behind,
    ];

    public static byte[] WebP(int width = 640, int height = 480, int canvas = 640, byte flags = 0x2C) => Riff(
    [
        .. Part("VP8X", [flags, 0, 0, 0, .. Little(canvas - 1)[..3], .. Little(height - 1)[..3]]), .. Part("ICCP", Colors),
        .. Part("VP8L", [0x2F, .. Little((width - 1) | ((height - 1) << 14)), 1, 2, 3, 4, 5, 6]), .. Part("EXIF", Words), .. Part("XMP ", Words), .. Part("odd ", Words),
    ]);

    public static byte[] Avif(string item = "av01", int width = 640, int height = 480, string also = "mdat") =>
    [
        .. Box("ftyp", [.. "avif"u8, 0, 0, 0, 0, .. "mif1"u8, .. "miaf"u8]),
        .. Box("meta", [0, 0, 0, 0, .. Box("iinf", [0, 0, 0, 0, 0, 2, .. Item("av01"), .. Item(item)]), .. Box("iprp", Box("ispe", [0, 0, 0, 0, .. Big(width), .. Big(height)]))]),
        .. Box(also, [1, 2, 3]), .. also == "mdat" ? [] : Box("mdat", [1]),
    ];

    public static byte[] Riff(byte[] parts) => [.. "RIFF"u8, .. Little(parts.Length + 4), .. "WEBP"u8, .. parts];

    public static byte[] Part(string kind, byte[] body) => [.. Encoding.ASCII.GetBytes(kind), .. Little(body.Length), .. body, .. new byte[body.Length & 1]];

    public static byte[] Segment(byte kind, byte[] body) => [0xFF, kind, .. Big(body.Length + 2)[2..], .. body];

    private static byte[] Box(string kind, byte[] body) => [.. Big(body.Length + 8), .. Encoding.ASCII.GetBytes(kind), .. body];

    private static byte[] Item(string kind) => Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. Encoding.ASCII.GetBytes(kind), 0]);

    // Little-endian, as most cameras write, with another entry before the one that matters.
    private static byte[] Tiff(int orientation) =>
        [.. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0F, 1, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Chunk(string kind, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. body];
        return [.. Big(body.Length), .. named, .. Big((int)Checksum(named))];
    }

    private static byte[] Packed(byte[] pixels)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(pixels);
        }

        return packed.ToArray();
    }

    private static uint Checksum(byte[] bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte one in bytes)
        {
            sum ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        return ~sum;
    }

    private static byte[] Big(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number) => BitConverter.GetBytes(number);
}
