using FibroInfo.Comments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The pages that only the writer of a comment has the address of.</summary>
public sealed class OwnCommentTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_comment_is_changed_and_erased_by_keyboard_with_and_without_script_C_10(bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: script);
        IPage page = await Commenting.PostedAsync(profile, $"To be changed, {script}.");
        string own = Commenting.OwnPage(page);
        await page.Locator("#body").FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync($"It was changed, {script}.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(Commenting.Address($"{own}#saved"));
        await Assertions.Expect(page.Locator("#saved")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".comment .words")).ToHaveTextAsync($"It was changed, {script}.");

        await page.Locator(".ask summary").FocusAsync();
        await Assertions.Expect(page.Locator("button[value=erase]")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Enter");
        await CheckAsync(page, script);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("button[value=erase]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(Commenting.Address($"{Commenting.Page}#comment-erased"));
        await Assertions.Expect(page.Locator("#comment-erased")).ToBeInViewportAsync();
        IResponse? gone = await page.GotoAsync(own);
        Assert.Equal(410, gone?.Status);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("This comment was erased");
        await CheckAsync(page, script);
    }

    // Axe waits for timers, which a page without script never calls.
    private static Task CheckAsync(IPage page, bool script) => script ? Axe.CheckAsync(page) : Task.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_is_screened_like_a_new_comment_and_may_be_kept_C_5(bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390, script: script);
        IPage page = await Commenting.PostedAsync(profile, $"No number yet, {script}.");
        await page.Locator("#body").FillAsync("Write to kari@example.no.");
        await page.Locator("#change .primary").ClickAsync();

        await Assertions.Expect(page.Locator("#change .problem.asked")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Write to kari@example.no.");
        await Assertions.Expect(page.Locator(".comment .words")).ToContainTextAsync("No number yet");
        await page.Locator("button[name=keep]").ClickAsync();
        await Assertions.Expect(page.Locator(".comment .words")).ToHaveTextAsync("Write to kari@example.no.");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Letters_are_begun_and_stopped_each_by_one_button_and_axe_finds_nothing_A_1(int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await Commenting.PostedAsync(profile, $"With letters, {width}.", "kari@example.no");
        string own = Commenting.OwnPage(page);
        await Axe.CheckAsync(page);
        CommentOwnerToken links = Chromium.Site.Services.GetRequiredService<CommentOwnerToken>();
        byte[] seed = links.SeedIn(own.Split('/')[^1])!;

        foreach ((TokenPurpose use, string verb, string done) in new[] { (TokenPurpose.Confirm, "confirm", "You will get an e-mail"), (TokenPurpose.Stop, "stop", "no more e-mails") })
        {
            await page.GotoAsync($"/comments/{links.TokenFor(seed, use)}/{verb}");
            await Axe.CheckAsync(page);
            await page.Locator("main .primary").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("main [role=status]")).ToContainTextAsync(done);
            await Axe.CheckAsync(page);
        }

        await page.GotoAsync(own);
        await Assertions.Expect(page.Locator("form[action$='/stop']")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_address_is_copied_by_one_button_and_can_be_marked_without_script(bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390, script: script);
        await profile.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        IPage page = await Commenting.PostedAsync(profile, $"To be found again, {script}.");
        // The site's public address, wherever the test reaches it.
        string own = $"http://localhost:5080{new Uri(Commenting.Address(Commenting.OwnPage(page))).AbsolutePath}";
        ILocator copy = page.Locator("[data-copy]");
        await Assertions.Expect(page.Locator("#address")).ToHaveValueAsync(own);
        await Assertions.Expect(copy).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Visible = script });
        if (script)
        {
            await copy.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("[data-copy-status]")).ToHaveTextAsync("The address is copied.");
            // What was copied is what is pasted.
            await page.Locator("#body").FocusAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.PressAsync("Control+V");
            await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync(own);
        }
    }

    [Fact]
    public async Task Printed_the_page_is_the_comment_and_its_address_without_forms()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await Commenting.PostedAsync(profile, "For the drawer at home.");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Assertions.Expect(page.Locator(".comment .words")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".printed-from")).ToContainTextAsync(Commenting.OwnPage(page));
        Assert.Equal(0, await page.Locator("main :is(textarea, button):visible").CountAsync());
    }
}
