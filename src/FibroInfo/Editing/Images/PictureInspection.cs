using System.Text;
using FibroInfo.Content.Pictures;

namespace FibroInfo.Editing.Images;

/// <summary>What is known of an uploaded picture from its own bytes. Its name and what the browser called it say nothing (T4).</summary>
public abstract record PictureInspection
{
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Width times height: a small file can unfold into more than a phone's memory.</summary>
    public const int MaxPixels = 40_000_000;

    private PictureInspection()
    {
    }

    /// <param name="Ending">With its dot, by what it is.</param>
    /// <param name="Bytes">The picture and nothing else.</param>
    public sealed record Fit(string Ending, int Width, int Height, byte[] Bytes) : PictureInspection;

    public sealed record Unfit(PictureFault Why) : PictureInspection;

    public static PictureInspection Inspect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > MaxBytes)
        {
            return new Unfit(bytes.IsEmpty ? PictureFault.Empty : PictureFault.TooLarge);
        }

        // Before anything else is looked at: what it says of its size is enough to refuse it.
        (int width, int height) = PictureSize.ReadHeader(bytes);
        (string ending, SanitizedImage cleaned) = (long)width * height > MaxPixels ? ("", SanitizedImage.Rejected(PictureFault.TooManyPixels)) : Clean(bytes);
        (width, height) = PictureSize.ReadHeader(cleaned.Bytes);
        return cleaned.Fault is { } fault ? new Unfit(fault)
            : width > 0 && height > 0 ? new Fit(ending, width, height, cleaned.Bytes)
            : new Unfit(PictureFault.Damaged);
    }

    private static (string Ending, SanitizedImage Cleaned) Clean(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n', ..] => (".png", PngSanitizer.Sanitize(bytes)),
        [0xFF, 0xD8, 0xFF, ..] => (".jpg", JpegSanitizer.Sanitize(bytes)),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => (".webp", WebPSanitizer.Sanitize(bytes)),
        _ when UnsupportedFormatDetector.IsAvif(bytes) => (".avif", AvifValidator.Validate(bytes)),
        _ => ("", SanitizedImage.Rejected(UnsupportedFormatDetector.Detect(bytes))),
    };
}

/// <summary>The bytes of a picture with nothing in them but the picture; or why there are none.</summary>
internal readonly record struct SanitizedImage(byte[] Bytes, PictureFault? Fault)
{
    public static SanitizedImage Rejected(PictureFault fault) => new([], fault);

    public static SanitizedImage From(MemoryStream bytes) => new(bytes.ToArray(), null);
}

/// <summary>What a file is that is none of our pictures, so that its sentence can say how to mend it.</summary>
internal static class UnsupportedFormatDetector
{
    private const int MaxInspectedBytes = 4096;

    public static PictureFault Detect(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => PictureFault.Gif,
        [(byte)'P', (byte)'K', ..] or [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] or [0x1F, 0x8B, ..] => PictureFault.Document,
        _ when IsHeic(bytes) => PictureFault.Heic,
        _ => DetectInText(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxInspectedBytes)])),
    };

    public static bool IsAvif(ReadOnlySpan<byte> bytes) => Brands(bytes).Contains("avif", StringComparison.Ordinal);

    // As iPhones save.
    private static bool IsHeic(ReadOnlySpan<byte> bytes) => Brands(bytes) is var brands
        && (brands.Contains("hei", StringComparison.Ordinal) || brands.Contains("mif1", StringComparison.Ordinal));

    private static string Brands(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 16 && bytes[4..8].SequenceEqual("ftyp"u8) ? Encoding.Latin1.GetString(bytes[8..Math.Min(bytes.Length, 64)]) : "";

    private static PictureFault DetectInText(string text) =>
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
