using FibroInfo.Content.Pictures;

namespace FibroInfo.Editing.Images;

/// <summary>
/// Copies what a browser needs of a JPEG: place, camera, thumbnails, comments and whatever hangs behind its end stay out.
/// Of EXIF only the way the camera was held remains, by which browsers turn it.
/// </summary>
internal static class JpegSanitizer
{
    private const byte LastUsualFrame = 0xC2;
    private const byte Exif = 0xE1;

    public static SanitizedImage Sanitize(ReadOnlySpan<byte> jpeg)
    {
        using var kept = new MemoryStream(jpeg.Length);
        kept.Write([0xFF, 0xD8]);
        int frames = 0, scans = 0;
        var segments = new JpegSegments(jpeg);
        while (segments.MoveNext() && segments.Kind != JpegSegments.EndOfPicture)
        {
            if (segments.IsFrame && segments.Kind > LastUsualFrame)
            {
                return SanitizedImage.Rejected(PictureFault.Unusual);
            }

            frames += segments.IsFrame ? 1 : 0;
            kept.Write(KeptOf(segments));
            if (segments.Kind == JpegSegments.StartOfScan)
            {
                kept.Write(segments.TakeScan());
                scans++;
            }
        }

        kept.Write([0xFF, JpegSegments.EndOfPicture]);
        return segments.Kind != JpegSegments.EndOfPicture ? SanitizedImage.Rejected(PictureFault.Truncated)
            : frames == 1 && scans > 0 ? SanitizedImage.From(kept) : SanitizedImage.Rejected(PictureFault.Damaged);
    }

    // Frames, tables and scans (C0 to DF); of the parts that programs add, those that colors depend on.
    private static ReadOnlySpan<byte> KeptOf(JpegSegments segments) => segments.Kind switch
    {
        >= 0xC0 and <= 0xDF => segments.Whole,
        0xE0 when segments.Body.StartsWith("JFIF\0"u8) => segments.Whole,
        0xE2 when segments.Body.StartsWith("ICC_PROFILE\0"u8) => segments.Whole,
        0xEE when segments.Body.StartsWith("Adobe"u8) => segments.Whole,
        Exif when ExifOrientation.ReadSegment(segments.Body) is > ExifOrientation.Upright and var orientation => ExifOrientation.Segment(orientation),
        _ => [],
    };
}
