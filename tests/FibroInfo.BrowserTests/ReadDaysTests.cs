using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>What changed since a reader last read a page: the day is kept on their device, once they asked for it.</summary>
public sealed class ReadDaysTests
{
    private const string Address = "/articles/moved";

    [Fact]
    public async Task A_reader_who_asks_for_it_is_led_to_what_changed_since_their_last_visit_L_3()
    {
        using var site = new RunningSite(Write);
        await ChangeAsync(site);
        await using IBrowserContext profile = await Chromium.ProfileAsync(site, 390);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Address);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "What changed on this page" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remember when I read pages" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Forget when I read pages" })).ToBeVisibleAsync();
        // The browser's own clock is months ahead or behind: the visit is put on a day of the site's.
        await page.EvaluateAsync($"() => localStorage.setItem('read', JSON.stringify({{ '{Address}': ['2026-11-24'] }}))");

        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = site.Clock.Now.UtcDateTime });
        await page.GotoAsync(Address);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "What changed since you last read it" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, $"{Address}/changes?since=2026-11-24").ToString());
        await Assertions.Expect(page.Locator(".compared ins")).ToContainTextAsync("much deeper");
        await Assertions.Expect(page.Locator(".compared del")).ToContainTextAsync("lighter");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.GotoAsync(Address);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "What changed since you last read it" })).ToBeVisibleAsync();

        await page.GotoAsync($"{Address}/changes");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Forget when I read pages" }).ClickAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Theory]
    [InlineData("[1")]
    [InlineData("7")]
    [InlineData("\"words\"")]
    [InlineData("{\"/articles/fibro-fog\": 7}")]
    [InlineData("{\"/articles/fibro-fog\": [\"<b>\"]}")]
    public async Task What_somebody_else_left_in_the_browser_stops_none_of_our_scripts(string left)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync("/");
        await page.EvaluateAsync("left => localStorage.setItem('read', left)", left);

        await page.GotoAsync("/articles/fibro-fog", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        await Assertions.Expect(page.Locator("[data-theme-control]")).Not.ToHaveAttributeAsync("hidden", "");
        Assert.Equal("What changed on this page", await page.Locator("[data-since]").TextContentAsync());
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_comparison_is_read_without_script_and_axe_finds_nothing_A_1(int width)
    {
        using var site = new RunningSite(Write);
        await ChangeAsync(site);
        await using IBrowserContext profile = await Chromium.ProfileAsync(site, width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Address}/changes?since=2026-11-24");
        await Axe.CheckAsync(page);
        await KeepAsync(page, width);

        await using IBrowserContext plain = await Chromium.ProfileAsync(site, width, script: false);
        IPage without = await plain.NewPageAsync();
        await without.GotoAsync(Address);
        await without.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "What changed on this page" }).ClickAsync();
        await without.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "What changed since 26 November 2026" }).ClickAsync();
        await Assertions.Expect(without.Locator(".compared ins")).ToBeVisibleAsync();
        Assert.Equal("underline", await without.Locator(".compared ins").EvaluateAsync<string>("ins => getComputedStyle(ins).textDecorationLine"));
        Assert.Equal("line-through", await without.Locator(".compared del").EvaluateAsync<string>("del => getComputedStyle(del).textDecorationLine"));
        Assert.Equal(0, await without.Locator("main button:visible").CountAsync());
    }

    private static void Write(ContentCopy content) =>
        EveryBlock.AddSmall(content, "moved", "A page that changes", new DateOnly(2026, 1, 2), body: "Sleep is lighter in many people.\n\nRest helps.");

    // Its first version is written down, and three days later it has another.
    private static async Task ChangeAsync(RunningSite site)
    {
        await site.UntilAsync($"{Address}/changes", (_, text) => text.Contains("started to keep", StringComparison.Ordinal));
        site.Clock.Now = SetClock.Noon.AddDays(3);
        site.Content.Replace("articles/moved/en.md", "Sleep is lighter", "Sleep is much deeper");
        await site.UntilAsync($"{Address}/changes", (_, text) => text.Contains("since=2026-11-26", StringComparison.Ordinal));
    }

    private static async Task KeepAsync(IPage page, int width)
    {
        if (Environment.GetEnvironmentVariable("KEEP_PAGES") is { } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"changes-{width}.png"), FullPage = true });
        }
    }
}
