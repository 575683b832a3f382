using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The form for a report, as readers use it.</summary>
public sealed class ReportFormTests
{
    private const string Fog = "/articles/fibro-fog";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_is_sent_by_keyboard_with_and_without_script_P_17(bool script)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: script);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Fog);
        await page.Locator("#report summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#report-kind")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#report-quote")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("The dose is wrong.");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#report-email")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Chromium.Site.Address, $"{Fog}#report-saved").ToString());
        await Assertions.Expect(page.Locator("#report-saved")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_sentence_that_was_marked_is_filled_in()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Fog);
        await Assertions.Expect(page.Locator("#report-quote")).ToBeHiddenAsync();
        string marked = await page.Locator(".key-points li").First.EvaluateAsync<string>("point => { getSelection().selectAllChildren(point); return getSelection().toString().trim(); }");
        await page.Locator(".the-end a").ClickAsync();

        await Assertions.Expect(page.Locator("#report-quote")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#report-quote")).ToHaveValueAsync(marked);
        Assert.NotEqual("", marked);
    }

    [Fact]
    public async Task What_is_marked_outside_the_text_is_no_quote()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Fog);
        await page.Locator(".site-footer").EvaluateAsync("footer => getSelection().selectAllChildren(footer)");
        await page.Locator("#report summary").ClickAsync();
        await Assertions.Expect(page.Locator("#report-quote")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#report-quote")).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_faults_take_the_focus_lead_to_their_fields_and_axe_finds_nothing_A_1(int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync($"{Fog}#report");
        await page.Locator("#report form").EvaluateAsync("form => { form.noValidate = true; }");
        await page.Locator("#report-email").FillAsync("kari");
        await page.Locator("#report form button").ClickAsync();

        await Assertions.Expect(page.Locator("[role=alert]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#report-email")).ToHaveValueAsync("kari");
        await Axe.CheckAsync(page);
        await page.Locator("[role=alert] a[href='#report-body']").ClickAsync();
        await Assertions.Expect(page.Locator("#report-body")).ToBeFocusedAsync();
    }
}
