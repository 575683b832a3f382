using System.Net;
using AngleSharp.Dom;
using FibroInfo.Tests.Editing.Images;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>A picture of the content folder in place of the name.</summary>
public sealed class LogoTests
{
    public const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"><path d=\"M0 0h120v40z\"/></svg>";

    [Theory]
    [InlineData("logo.svg", "image/svg+xml")]
    [InlineData("Our Logo.PNG", "image/png")]
    [InlineData("logo.webp", "image/webp")]
    [InlineData("logo.jpg", "image/jpeg")]
    public async Task A_logo_is_in_the_header_named_like_the_site_and_is_served_as_a_picture_that_can_do_nothing(string file, string type)
    {
        using var site = new RunningSite(content => Add(content, file));
        IElement picture = (await site.PageAsync("/topics")).One("a.wordmark img");

        Assert.Equal("FibroInfo, home", picture.GetAttribute("alt"));
        Assert.NotEqual("0", picture.GetAttribute("width"));
        using HttpResponseMessage answer = await site.AskAsync(picture.GetAttribute("src")!);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(site.Content.Root, file)), await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task No_other_file_of_the_folder_is_served_as_the_logo()
    {
        using var site = new RunningSite(content =>
        {
            Add(content, "logo.svg");
            content.Write("other.svg", Svg);
        });

        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/logo/logo.svg"));
        foreach (string address in new[] { "/logo/other.svg", "/logo/site.yaml", "/logo/..%2fsite.yaml", "/logo/", "/logo" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(address));
        }
    }

    [Fact]
    public async Task A_logo_that_breaks_gives_way_to_the_name_and_comes_back_when_it_is_whole()
    {
        using var site = new RunningSite(content => Add(content, "logo.svg"));
        await site.UntilAsync("/topics", (_, text) => text.Contains("/logo/logo.svg", StringComparison.Ordinal));

        site.Content.Write("logo.svg", Svg[..^10]);
        await site.UntilAsync("/topics", (_, text) => !text.Contains("/logo/", StringComparison.Ordinal));
        Assert.Equal("FibrInfo", (await site.PageAsync("/topics")).One("a.wordmark bdi").Words());
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/logo/logo.svg"));

        site.Content.Write("logo.svg", Svg);
        await site.UntilAsync("/topics", (_, text) => text.Contains("/logo/logo.svg", StringComparison.Ordinal));
    }

    private static void Add(ContentCopy content, string file)
    {
        content.Replace("site.yaml", "name: FibroInfo\n", $"name: FibroInfo\nlogo: {file}\n");
        byte[] bytes = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".png" => Drawn.Png(120, 40),
            ".jpg" => Drawn.Jpeg(120, 40),
            ".webp" => Drawn.WebP(120, 40, 120),
            _ => System.Text.Encoding.UTF8.GetBytes(Svg),
        };
        File.WriteAllBytes(Path.Combine(content.Root, file), bytes);
    }
}
