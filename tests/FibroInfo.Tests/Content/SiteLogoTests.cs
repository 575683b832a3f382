using FibroInfo.Checks;
using FibroInfo.Content.Pictures;
using FibroInfo.Tests.Editing.Images;
using FibroInfo.Tests.Pages;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>Which pictures can be the logo. Of any other the editor is told, and readers see the name.</summary>
public sealed class SiteLogoTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Theory]
    [InlineData("logo.svg")]
    [InlineData("logo.png")]
    [InlineData("logo.jpg")]
    [InlineData("logo.webp")]
    public void A_whole_picture_is_taken(string file)
    {
        Lay(file, Picture(file));

        Assert.Equal((file, 0), (Logo()?.Picture.Name, Faults().Length));
    }

    [Theory]
    [InlineData("logo.svg")]
    [InlineData("people/logo.svg")]
    [InlineData("../logo.svg")]
    [InlineData("logo")]
    [InlineData("logo.exe")]
    [InlineData("site.yaml")]
    [InlineData("https://elsewhere.example/logo.svg")]
    public void A_logo_that_is_not_there_or_is_no_picture_is_told_on_its_line(string named)
    {
        Lay(named, null);

        Problem fault = Assert.Single(Faults());
        Assert.Equal((null, "site.yaml", 2, Severity.Warning), (Logo(), fault.File, fault.Line, fault.Severity));
    }

    [Theory]
    [InlineData("logo.svg")]
    [InlineData("logo.png")]
    [InlineData("logo.jpg")]
    [InlineData("logo.webp")]
    public void A_damaged_picture_is_not_taken(string file)
    {
        byte[] whole = Picture(file);
        byte[][] damaged = [[], [.. whole.Take(whole.Length / 3)], [.. whole.Take(whole.Length - 14)], "<html><script>x</script></html>"u8.ToArray(), new byte[300]];
        foreach (byte[] bytes in damaged)
        {
            Lay(file, bytes);

            Assert.Null(Logo());
            Assert.Contains("cannot be shown", Assert.Single(Faults()).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1100, 100, "too small")]
    [InlineData(1000, 100, null)]
    [InlineData(100, 310, "too small")]
    [InlineData(100, 300, null)]
    [InlineData(9000, 9000, null)]
    public void A_very_wide_or_tall_picture_is_not_taken(int width, int height, string? message)
    {
        Lay("logo.jpg", Drawn.Jpeg(width, height));

        Assert.Equal(message is null, Logo() is not null);
        Assert.Equal(message is null ? 0 : 1, Faults().Count(fault => fault.Message.Contains(message!, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_huge_picture_is_not_taken()
    {
        Lay("logo.png", Drawn.Png(100, 40, new byte[600 * 1024]));

        Assert.Null(Logo());
        Assert.Contains("at most 512 KB", Assert.Single(Faults()).Fix, StringComparison.Ordinal);
    }

    private static byte[] Picture(string file) => Path.GetExtension(file) switch
    {
        ".png" => Drawn.Png(120, 40),
        ".jpg" => Drawn.Jpeg(120, 40),
        ".webp" => Drawn.WebP(120, 40, 120),
        _ => System.Text.Encoding.UTF8.GetBytes(LogoTests.Svg),
    };

    private void Lay(string file, byte[]? bytes)
    {
        _content.Write("site.yaml", $"name: Test\nlogo: {file}\nlanguages: [en]\ntime-zone: Europe/Oslo\ncondition: fm\n" + TempContent.Urgency);
        if (bytes is not null)
        {
            File.WriteAllBytes(_content.Full(file), bytes);
        }
    }

    private PictureFile? Logo() => _content.Read().Logo;

    private Problem[] Faults() =>
        [.. EditorialRules.Run(_content.Read(), new DateOnly(2026, 6, 1)).Where(problem => problem.Rule == "file.logo")];
}
