using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>axe, over every page type, light and dark, wide and narrow, with everything unfolded .</summary>
public sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static TheoryData<string> Pages => PageTypes.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_a_wide_screen_A_1(string address) => await CheckAsync(address, 1280);

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_a_phone_A_1(string address) => await CheckAsync(address, 390);

    private static async Task CheckAsync(string address, int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        await page.EvaluateAsync("() => document.querySelectorAll('main details, .site-menu').forEach(details => { details.open = details.checkVisibility(); })");
        foreach (ColorScheme theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
            AxeResult result = await page.RunAxe(Rules);
            Assert.NotEmpty(result.Passes);
            Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(found => found.Nodes, (found, node) => $"{theme}: {found.Id}: {found.Help}: {node.Html}")));
        }
    }
}
