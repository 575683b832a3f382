using System.Text;
using FibroInfo.Content.Pictures;

namespace FibroInfo.Editing.Pictures;

/// <summary>What is known of an uploaded picture from its own bytes. Its name and what the browser called it say nothing (T4).</summary>
public abstract record Inspection
{
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Width times height: a small file can unfold into more than a phone's memory.</summary>
    public const int MostPixels = 40_000_000;

    private Inspection()
    {
    }

    /// <param name="Ending">With its dot, by what it is.</param>
    /// <param name="Bytes">The picture and nothing else.</param>
    public sealed record Fit(string Ending, int Width, int Height, byte[] Bytes) : Inspection;

    public sealed record Unfit(PictureFault Why) : Inspection;

    public static Inspection Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > MostBytes)
        {
            return new Unfit(bytes.IsEmpty ? PictureFault.Empty : PictureFault.TooLarge);
        }

        // Before anything else is looked at: what it says of its size is enough to refuse it.
        (int width, int height) = PictureSize.In(bytes);
        (string ending, SanitizedImage cleaned) = (long)width * height > MostPixels ? ("", SanitizedImage.Not(PictureFault.TooManyPixels)) : Clean(bytes);
        (width, height) = PictureSize.In(cleaned.Bytes);
        return cleaned.Fault is { } fault ? new Unfit(fault)
            : width > 0 && height > 0 ? new Fit(ending, width, height, cleaned.Bytes)
            : new Unfit(PictureFault.Damaged);
    }

    private static (string Ending, SanitizedImage Cleaned) Clean(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n', ..] => (".png", CleanPng.Of(bytes)),
        [0xFF, 0xD8, 0xFF, ..] => (".jpg", JpegSanitizer.Of(bytes)),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => (".webp", CleanWebP.Of(bytes)),
        _ when SimilarName.IsAvif(bytes) => (".avif", AvifValidator.Of(bytes)),
        _ => ("", SanitizedImage.Not(SimilarName.Of(bytes))),
    };
}

/// <summary>The bytes of a picture with nothing in them but the picture; or why there are none.</summary>
internal readonly record struct SanitizedImage(byte[] Bytes, PictureFault? Fault)
{
    public static SanitizedImage Not(PictureFault fault) => new([], fault);

    public static SanitizedImage Of(MemoryStream bytes) => new(bytes.ToArray(), null);
}

/// <summary>What a file is that is none of our pictures, so that its sentence can say how to mend it.</summary>
internal static class SimilarName
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

/// <summary>Why a picture is not taken. Each has a sentence.</summary>
public enum PictureFault
{
    Empty,
    TooLarge,
    TooManyPixels,
    Truncated,
    Damaged,

    /// <summary>Right, but saved in a way that not every browser shows.</summary>
    Unusual,
    Moves,

    /// <summary>An AVIF that says where or with what it was made, which cannot be cut out of it.</summary>
    Told,
    Svg,
    WebPage,
    Document,
    Gif,
    Heic,
    Unknown,
}
