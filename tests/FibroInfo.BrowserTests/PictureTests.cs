using FibroInfo.Tests.Editing.Images;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>A picture from somebody's disk into a text, in a browser.</summary>
public sealed class PictureTests
{
    private const string Address = "/admin/articles/fibro-fog";

    [Fact]
    public async Task A_picture_is_added_in_a_dialog_written_at_the_cursor_and_shown_in_the_preview()
    {
        (IBrowserContext profile, IPage page, List<string> said) = await AuthorsBrowser.OpenAsync(Address);
        await using IBrowserContext closing = profile;
        await Assertions.Expect(page.Locator(".code")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Picture …" }).ClickAsync();
        ILocator dialog = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Add a picture" });
        await ChooseAsync(dialog, "page.png", "<!DOCTYPE html><p>No picture.</p>"u8.ToArray());
        await dialog.GetByLabel("Description").FillAsync("A grey field.");
        await PressAsync(dialog, "Add picture");
        await Assertions.Expect(dialog.Locator("#problem")).ToContainTextAsync("This is a web page");
        await Axe.CheckAsync(page, "dialog", page.Url);

        await ChooseAsync(dialog, "Grey Field.PNG", Drawn.Png(64, 48));
        await PressAsync(dialog, "Add picture");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("textarea.body")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"!\[A grey field\.\]\(grey-field\.png\)"));
        ILocator shown = page.FrameLocator("#preview").GetByRole(AriaRole.Img, new FrameLocatorGetByRoleOptions { Name = "A grey field." });
        await Assertions.Expect(shown).ToBeAttachedAsync();
        await shown.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 64);
        Assert.DoesNotContain(said, line => line.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_that_is_dropped_and_too_large_is_said_to_be_before_it_is_sent()
    {
        (IBrowserContext profile, IPage page, _) = await AuthorsBrowser.OpenAsync($"{Address}/pictures");
        await using IBrowserContext closing = profile;
        await page.Locator("[data-drop]").EvaluateAsync(
            """
            zone => {
              const files = new DataTransfer();
              files.items.add(new File([new Uint8Array(5 * 1024 * 1024)], "heavy.png"));
              zone.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """);
        Assert.Contains("larger than 4 MB", await page.Locator("#picture").EvaluateAsync<string>("field => field.validationMessage"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task What_was_added_can_be_copied_removed_and_read_by_everybody_A_1(int width)
    {
        (IBrowserContext profile, IPage page, _) = await AuthorsBrowser.OpenAsync($"{Address}/pictures", width);
        await using IBrowserContext closing = profile;
        await ChooseAsync(page.Locator("#picture-form"), $"wide-{width}.png", Drawn.Png(width, 100));
        await page.GetByLabel("It is decoration").CheckAsync();
        await PressAsync(page.Locator("#picture-form"), "Add picture");
        await Assertions.Expect(page.Locator("#taken")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#figure")).ToHaveValueAsync($"![](wide-{width}.png){{decorative}}");
        await Axe.CheckAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        if (Environment.GetEnvironmentVariable("KEEP_PAGES") is { } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"pictures-{width}.png"), FullPage = true });
        }

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"Remove wide-{width}.png" }).ClickAsync();
        await PressAsync(page.Locator("main"), "Remove");
        await Assertions.Expect(page.Locator(".done")).ToHaveTextAsync("The picture was removed.");
    }

    private static Task ChooseAsync(ILocator form, string name, byte[] bytes) =>
        form.GetByLabel("Picture file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = bytes });

    private static Task PressAsync(ILocator within, string name) => within.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true }).ClickAsync();
}
