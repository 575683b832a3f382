using System.Text;
using FibroInfo.Content.Pictures;
using FibroInfo.Editing.Pictures;

namespace FibroInfo.Tests.Editing.Pictures;

/// <summary>What the site makes of the bytes of a picture, before anything of it lies in a folder (T4, 5.2.2).</summary>
public sealed class PictureInspectionTests
{
    public static TheoryData<string, byte[]> Pictures => new()
    {
        { ".png", Drawn.Png() }, { ".jpg", Drawn.Jpeg() }, { ".jpg", Drawn.Jpeg(frame: 0xC2) }, { ".webp", Drawn.WebP() }, { ".avif", Drawn.Avif() },
    };

    public static TheoryData<PictureFault, byte[]> Refused => new()
    {
        { PictureFault.Empty, [] },
        { PictureFault.TooManyPixels, Drawn.Png(20_000, 10_000) },
        { PictureFault.TooManyPixels, Drawn.Png(int.MaxValue, int.MaxValue) },
        { PictureFault.TooManyPixels, Drawn.Jpeg(65_535, 65_535) },
        { PictureFault.TooManyPixels, Drawn.WebP(16_000, 16_000, 16_000) },
        { PictureFault.TooManyPixels, Drawn.Avif(width: 20_000, height: 10_000) },
        { PictureFault.Truncated, Drawn.Jpeg()[..^3] },
        { PictureFault.Truncated, Drawn.Png()[..^12] },
        { PictureFault.Damaged, Drawn.Png(0, 480) },
        { PictureFault.Damaged, [0xFF, 0xD8, .. Drawn.Segment(0xFE, [1]), 0xFF, 0xD9] },
        { PictureFault.Damaged, Drawn.WebP(16_000, 480, 640) },
        { PictureFault.Damaged, Drawn.Riff([.. Drawn.Part("EXIF", [1, 2])]) },
        { PictureFault.Unusual, Drawn.Jpeg(frame: 0xC3) },
        { PictureFault.Unusual, Drawn.Avif(also: "uuid") },
        { PictureFault.Moves, Drawn.Avif(also: "moov") },
        { PictureFault.Moves, Drawn.Riff([.. Drawn.WebP()[12..], .. Drawn.Part("ANMF", [1, 2])]) },
        { PictureFault.Told, Drawn.Avif("Exif") },
        { PictureFault.Told, Drawn.Avif("mime") },
        { PictureFault.Svg, Encoding.UTF8.GetBytes("\uFEFF<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>") },
        { PictureFault.WebPage, Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body><svg/><script>alert(1)</script></body></html>") },
        { PictureFault.WebPage, Encoding.UTF8.GetBytes("  <script>alert(1)</script>") },
        { PictureFault.Document, [.. "PK\u0003\u0004"u8, .. Drawn.Png()] },
        { PictureFault.Document, Encoding.UTF8.GetBytes("%PDF-1.7") },
        { PictureFault.Gif, [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0] },
        { PictureFault.Heic, [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8] },
        { PictureFault.Unknown, Encoding.UTF8.GetBytes("alert(1)") },
        { PictureFault.Unknown, [0, 1, 2] },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void What_a_picture_is_and_how_large_is_told_by_its_bytes_T4(string ending, byte[] bytes)
    {
        PictureInspection.Fit fit = Assert.IsType<PictureInspection.Fit>(PictureInspection.Inspect(bytes));
        Assert.Equal((ending, 640, 480), (fit.Ending, fit.Width, fit.Height));
        Assert.Equal((640, 480), PictureSize.ReadHeader(fit.Bytes));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_picture_or_not_a_whole_one_or_too_large_is_refused_and_said_why_T4(PictureFault why, byte[] bytes) =>
        Assert.Equal(new PictureInspection.Unfit(why), PictureInspection.Inspect(bytes));

    [Fact]
    public void What_is_larger_than_a_picture_may_be_is_not_looked_at() =>
        Assert.Equal(new PictureInspection.Unfit(PictureFault.TooLarge), PictureInspection.Inspect([.. Drawn.Png(), .. new byte[PictureInspection.MaxBytes]]));

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Nothing_is_kept_of_where_when_and_with_what_it_was_taken_but_its_colors_stay(string ending, byte[] bytes)
    {
        Assert.True(ending == ".avif" || Text(bytes).Contains(Drawn.Canary, StringComparison.Ordinal));
        string kept = Text(Assert.IsType<PictureInspection.Fit>(PictureInspection.Inspect(bytes)).Bytes);
        Assert.DoesNotContain(Drawn.Canary, kept, StringComparison.Ordinal);
        Assert.True(ending == ".avif" || kept.Contains(Drawn.Profile, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_that_was_cleaned_is_not_changed_again(string ending, byte[] bytes)
    {
        PictureInspection.Fit once = Assert.IsType<PictureInspection.Fit>(PictureInspection.Inspect(bytes));
        PictureInspection.Fit twice = Assert.IsType<PictureInspection.Fit>(PictureInspection.Inspect(once.Bytes));
        Assert.Equal(ending, twice.Ending);
        Assert.Equal(once.Bytes, twice.Bytes);
    }

    [Fact]
    public void What_hangs_behind_the_end_of_a_picture_stays_out_so_that_it_is_nothing_else_besides_T4()
    {
        byte[] archive = [.. "PK\u0003\u0004<script>"u8, .. Encoding.ASCII.GetBytes(Drawn.Canary)];
        foreach (byte[] bytes in new[] { Drawn.Png(behind: archive), Drawn.Jpeg(behind: archive), [.. Drawn.WebP(), .. archive] })
        {
            string kept = Text(Assert.IsType<PictureInspection.Fit>(PictureInspection.Inspect(bytes)).Bytes);
            Assert.DoesNotContain("PK", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", kept, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(3, 640, 480)]
    [InlineData(6, 480, 640)]
    [InlineData(8, 480, 640)]
    [InlineData(9, 640, 480)]
    public void A_photo_taken_with_the_camera_on_its_side_stays_turned_and_says_nothing_more(int orientation, int width, int height)
    {
        PictureInspection.Fit fit = Assert.IsType<PictureInspection.Fit>(PictureInspection.Inspect(Drawn.Jpeg(orientation: orientation)));
        Assert.Equal((width, height), (fit.Width, fit.Height));
        Assert.Equal(orientation <= 8, Text(fit.Bytes).Contains("Exif", StringComparison.Ordinal));
        Assert.DoesNotContain(Drawn.Canary, Text(fit.Bytes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_that_is_cut_anywhere_is_refused(string ending, byte[] bytes)
    {
        int[] lengths = [.. Enumerable.Range(0, bytes.Length).Where(length => length < 2000 || length > bytes.Length - 20)];
        Assert.NotEmpty(lengths);
        Assert.DoesNotContain(lengths, length => PictureInspection.Inspect(bytes.AsSpan(0, length)) is PictureInspection.Fit && ending.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void No_byte_that_is_another_makes_it_throw_T14(string ending, byte[] bytes)
    {
        int tried = 0;
        for (int at = 0; at < Math.Min(bytes.Length, 1500); at++)
        {
            foreach (byte other in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
            {
                byte[] changed = [.. bytes];
                changed[at] = other;
                Assert.True(PictureInspection.Inspect(changed) is PictureInspection.Unfit or PictureInspection.Fit { Width: > 0, Height: > 0 }, $"{ending} at {at}");
                tried++;
            }
        }

        Assert.True(tried > 500);
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
