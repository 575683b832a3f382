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
        (string ending, Cleaned cleaned) = (long)width * height > MostPixels ? ("", Cleaned.Not(PictureFault.TooManyPixels)) : Clean(bytes);
        (width, height) = PictureSize.In(cleaned.Bytes);
        return cleaned.Fault is { } fault ? new Unfit(fault)
            : width > 0 && height > 0 ? new Fit(ending, width, height, cleaned.Bytes)
            : new Unfit(PictureFault.Damaged);
    }

    private static (string Ending, Cleaned Cleaned) Clean(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n', ..] => (".png", CleanPng.Of(bytes)),
        [0xFF, 0xD8, 0xFF, ..] => (".jpg", CleanJpeg.Of(bytes)),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => (".webp", CleanWebP.Of(bytes)),
        _ when Lookalike.IsAvif(bytes) => (".avif", CheckedAvif.Of(bytes)),
        _ => ("", Cleaned.Not(Lookalike.Of(bytes))),
    };
}
