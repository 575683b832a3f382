using System.Text;

namespace FibroInfo.Editing.Pictures;

/// <summary>What a file is that is none of our pictures, so that its sentence can say how to mend it.</summary>
internal static class Lookalike
{
    private const int MostLookedAt = 4096;

    public static PictureFault Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => PictureFault.Gif,
        [(byte)'P', (byte)'K', ..] or [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] or [0x1F, 0x8B, ..] => PictureFault.Document,
        _ when IsHeic(bytes) => PictureFault.Heic,
        _ => OfText(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MostLookedAt)])),
    };

    public static bool IsAvif(ReadOnlySpan<byte> bytes) => Brands(bytes).Contains("avif", StringComparison.Ordinal);

    // As iPhones save.
    private static bool IsHeic(ReadOnlySpan<byte> bytes) => Brands(bytes) is var brands
        && (brands.Contains("hei", StringComparison.Ordinal) || brands.Contains("mif1", StringComparison.Ordinal));

    private static string Brands(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 16 && bytes[4..8].SequenceEqual("ftyp"u8) ? Encoding.Latin1.GetString(bytes[8..Math.Min(bytes.Length, 64)]) : "";

    private static PictureFault OfText(string text) =>
        !text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<') ? PictureFault.Unknown
        : text.Contains("<svg", StringComparison.OrdinalIgnoreCase) && !text.Contains("<html", StringComparison.OrdinalIgnoreCase) ? PictureFault.Svg
        : PictureFault.WebPage;
}
