using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>On paper (section 11, A-13).</summary>
public sealed class PrintTests
{
    [Fact]
    public async Task Paper_shows_no_header_menu_or_button_and_the_key_points_before_any_other_part()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await PrintedAsync(profile, EveryBlock.Address);
        foreach (string gone in new[] { ".site-header", ".site-footer", ".site-nav", ".breadcrumb", ".side", ".contents-phone", ".actions", ".skip", "button", ".advertisement" })
        {
            ILocator all = page.Locator(gone);
            Assert.True(await all.CountAsync() > 0, $"{gone} is not on the page at all.");
            await Assertions.Expect(page.Locator($"{gone}:visible")).ToHaveCountAsync(0);
        }

        await Assertions.Expect(page.Locator(".text section:visible").First).ToHaveIdAsync("key-points");
        await Assertions.Expect(page.Locator(".printed-from")).ToContainTextAsync(EveryBlock.Address);
    }

    [Fact]
    public async Task Paper_shows_what_is_folded_on_the_screen_A_13()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await PrintedAsync(profile, "/articles/fibro-fog");
        await page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        foreach (string folded in new[] { ".reference .vancouver", ".codes table", ".words dd:not(.word-uses)" })
        {
            int all = await page.Locator(folded).CountAsync();
            Assert.True(all > 0, $"{folded} is not on the page.");
            await Assertions.Expect(page.Locator($"{folded}:visible")).ToHaveCountAsync(all);
        }

        await page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(page.Locator("main details[open]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Paper_is_black_on_white_even_from_a_dark_screen()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(theme: ColorScheme.Dark);
        IPage page = await PrintedAsync(profile, PageTypes.Study);
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
    }

    [Fact]
    public async Task Easy_reading_fits_on_one_sheet_Z_9()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await PrintedAsync(profile, $"{PageTypes.Study}?view=easy&part=all");
        Assert.Equal(1, await CountPagesAsync(page));
    }

    [Fact]
    public async Task The_print_button_prints()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.AddInitScriptAsync("window.print = () => { document.documentElement.dataset.printed = 'yes'; };");
        await page.GotoAsync(PageTypes.Study);
        await page.Locator("[data-print]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-printed", "yes");
    }

    [Fact]
    public async Task One_page_leads_to_easy_reading_and_prints_it_once()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.AddInitScriptAsync("window.print = () => { document.documentElement.dataset.printed = (document.documentElement.dataset.printed ?? '') + 'x'; };");
        await page.GotoAsync(PageTypes.Study);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "One page", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Chromium.Site.Address, $"{PageTypes.Study}?view=easy&part=all").ToString());
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-printed", "x");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-print]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-printed", "x");
    }

    internal static async Task<int> CountPagesAsync(IPage page)
    {
        byte[] pdf = await page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true });
        string text = System.Text.Encoding.Latin1.GetString(pdf);
        return System.Text.RegularExpressions.Regex.Count(text, @"/Type\s*/Page\b", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }

    private static async Task<IPage> PrintedAsync(IBrowserContext profile, string address)
    {
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        return page;
    }
}
