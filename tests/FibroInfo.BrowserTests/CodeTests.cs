using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The text in its better field: what is offered, what is marked, and what it weighs.</summary>
public sealed class CodeTests
{
    private const string Address = "/admin/articles/every-block";
    private const int MostKilobytes = 250;

    [Theory]
    [InlineData("[@albrecht glial", "[@albrecht2019]")]
    [InlineData("[@seo2021; @albrecht2019", "[@seo2021; @albrecht2019]")]
    [InlineData("[[microgl", "[[microglia]]")]
    [InlineData("[more](/articles/fibro-f", "[more](/articles/fibro-fog)")]
    public async Task What_can_stand_between_the_brackets_is_offered_by_name_and_taken_with_enter(string typed, string written)
    {
        (IBrowserContext profile, IPage page, _) = await AuthorsBrowser.OpenAsync(Address);
        await using IBrowserContext closing = profile;
        await TypeAsync(page, typed);
        ILocator list = page.GetByRole(AriaRole.Listbox, new PageGetByRoleOptions { Name = "Suggestions" });
        await Assertions.Expect(list.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        Assert.NotNull(await TextOf(page).GetAttributeAsync("aria-activedescendant"));
        await page.WaitForTimeoutAsync(150);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync($"{written}");
    }

    [Fact]
    public async Task Tab_leads_out_of_the_text_and_escape_shuts_the_list_A_2()
    {
        (IBrowserContext profile, IPage page, _) = await AuthorsBrowser.OpenAsync(Address);
        await using IBrowserContext closing = profile;
        await TypeAsync(page, "[@albr");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");
        Assert.False(await page.EvaluateAsync<bool>("() => document.activeElement.matches('.code')"));
        await page.Keyboard.PressAsync("Shift+Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches('.code')"));
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync("[@albr");
    }

    [Fact]
    public async Task A_line_that_the_checks_are_about_is_marked_and_says_why_when_the_cursor_is_in_it()
    {
        (IBrowserContext profile, IPage page, _) = await AuthorsBrowser.OpenAsync(Address);
        await using IBrowserContext closing = profile;
        await TypeAsync(page, "## A part\n\nNobody said so. [@nobody2020]");
        await Assertions.Expect(page.Locator(".code .cm-marks span")).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("nobody2020"));
        await Assertions.Expect(page.Locator(".line-says")).ToContainTextAsync("nobody2020");
        await page.Keyboard.PressAsync("Control+Home");
        await Assertions.Expect(page.Locator(".line-says")).ToBeEmptyAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task The_text_and_its_list_can_be_used_by_everybody_in_light_and_dark_and_break_no_policy_A_1_T3(int width)
    {
        (IBrowserContext profile, IPage page, List<string> said) = await AuthorsBrowser.OpenAsync(Address, width);
        await using IBrowserContext closing = profile;
        await TypeAsync(page, "## A part\n\n**Bold** and [a link](/articles/fibro-fog), [[microglia]].\n\n::: caution\nSlowly. [@nobody2020]\n:::\n\n[@");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await Axe.CheckAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await KeepAsync(page, width);
        Assert.Empty(said);
    }

    [Fact]
    public async Task The_page_of_a_text_weighs_little()
    {
        (IBrowserContext profile, IPage page, _) = await AuthorsBrowser.OpenAsync("about:blank");
        await using IBrowserContext closing = profile;
        var answers = new List<IResponse>();
        page.Response += (_, answer) => answers.Add(answer);
        await page.GotoAsync(Address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(page.Locator(".code")).ToBeVisibleAsync();
        int bytes = 0;
        foreach (IResponse answer in answers)
        {
            RequestSizesResult sizes = await answer.Request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        Assert.Contains(answers, answer => answer.Url.Contains("codemirror", StringComparison.Ordinal) && answer.Headers["content-encoding"] == "br");
        Assert.InRange(bytes, 50 * 1024, MostKilobytes * 1024);
    }

    [Fact]
    public async Task Where_the_better_field_cannot_be_loaded_the_plain_one_does_it()
    {
        (IBrowserContext profile, IPage page, _) = await AuthorsBrowser.OpenAsync("about:blank");
        await using IBrowserContext closing = profile;
        await page.RouteAsync("**/lib/**", route => route.AbortAsync());
        await page.GotoAsync(Address);
        await FieldOf(page).FillAsync("one two");
        await FieldOf(page).EvaluateAsync("text => text.setSelectionRange(4, 7)");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Bold" }).ClickAsync();
        await Assertions.Expect(FieldOf(page)).ToHaveValueAsync("one **two**");
        await Assertions.Expect(page.Locator("#state")).ToContainTextAsync("Your draft was saved");
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await Assertions.Expect(page.Locator(".code")).ToBeVisibleAsync();
        await TextOf(page).FillAsync("");
        await TextOf(page).PressSequentiallyAsync(text);
    }

    private static ILocator TextOf(IPage page) => page.Locator(".code").GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "The text" });

    private static ILocator FieldOf(IPage page) => page.Locator("textarea.body");

    private static async Task KeepAsync(IPage page, int width)
    {
        if (Environment.GetEnvironmentVariable("KEEP_PAGES") is { } folder)
        {
            foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"code-{width}-{scheme}.png"), FullPage = width < 1000 });
            }
        }
    }
}
