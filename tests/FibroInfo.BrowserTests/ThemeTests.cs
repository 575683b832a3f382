using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

public sealed class ThemeTests
{
    private const string Light = "rgb(251, 250, 247)";
    private const string Dark = "rgb(20, 25, 26)";

    [Theory]
    [InlineData(ColorScheme.Light, Light)]
    [InlineData(ColorScheme.Dark, Dark)]
    public async Task The_page_follows_the_system(ColorScheme system, string ground)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(theme: system);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", ground);
    }

    [Fact]
    public async Task A_theme_chosen_by_hand_stays_on_the_next_page_and_is_the_only_thing_stored_L_3()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
        await ChooseAsync(page, "Dark");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Dark);
        Assert.Equal("theme=dark", await page.EvaluateAsync<string>("() => Object.entries(localStorage).map(pair => pair.join('=')).join()"));

        await page.GotoAsync(PageTypes.Study);
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Dark);
        await Assertions.Expect(page.GetByLabel("Dark", new PageGetByLabelOptions { Exact = true })).ToBeCheckedAsync();

        await ChooseAsync(page, "System");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Light);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
        Assert.Empty(await profile.CookiesAsync());
    }

    [Fact]
    public async Task Light_by_hand_wins_over_a_dark_system()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(theme: ColorScheme.Dark);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/");
        await ChooseAsync(page, "Light");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Light);
    }

    // The themes are folded away at the foot of the page.
    private static async Task ChooseAsync(IPage page, string theme)
    {
        await page.Locator(".site-footer details").EvaluateAsync("details => { details.open = true; }");
        await page.GetByLabel(theme, new PageGetByLabelOptions { Exact = true }).CheckAsync();
    }
}
