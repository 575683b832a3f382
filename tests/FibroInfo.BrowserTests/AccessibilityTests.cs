using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

public sealed class WideAccessibilityTests
{
    public static TheoryData<string> Pages => PageTypes.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_a_wide_screen_in_light_and_in_dark_A_1(string address) => await Axe.CheckAsync(address, 1280);
}

public sealed class PhoneAccessibilityTests
{
    public static TheoryData<string> Pages => PageTypes.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_a_phone_in_light_and_in_dark_A_1(string address) => await Axe.CheckAsync(address, 390);

    [Fact]
    public async Task Axe_finds_nothing_in_the_open_menu_A_1()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator(".site-menu summary").ClickAsync();
        await Assertions.Expect(page.Locator(".site-menu a").First).ToBeVisibleAsync();
        // Only the header: what the open menu covers cannot be pressed just now, and need not be.
        AxeResult result = await page.Locator(".site-header").RunAxe(Axe.Rules);
        Axe.AssertClean(result, "menu");
    }
}

internal static class Axe
{
    public static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    // The theme changes colours and nothing else, and each whole run costs seconds.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    public static async Task CheckAsync(string address, int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true; })");
        AssertClean(await page.RunAxe(Rules), "light");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        AssertClean(await page.RunAxe(Colours), "dark");
    }

    public static void AssertClean(AxeResult result, string where)
    {
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(found => found.Nodes, (found, node) => $"{where}: {found.Id}: {found.Help}: {node.Html}")));
    }
}
