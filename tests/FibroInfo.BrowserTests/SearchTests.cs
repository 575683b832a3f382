using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The search field, by keyboard, on a phone, and without the script.</summary>
public sealed class SearchTests
{
    [Fact]
    public async Task Suggestions_are_reached_by_arrows_opened_by_Enter_and_closed_by_Escape_P_21()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/search");
        ILocator field = page.Locator(".search-box.page input"), list = page.Locator(".search-box.page .suggestions");
        await field.FocusAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("role", "combobox");
        await field.PressSequentiallyAsync("pregab");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator(".search-box.page [role=status]")).ToContainTextAsync("suggestion");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(list).ToBeHiddenAsync();
        await Assertions.Expect(field).ToHaveValueAsync("pregab");
        await field.PressSequentiallyAsync("a");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        ILocator chosen = list.Locator("[aria-selected=true]");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", (await chosen.GetAttributeAsync("id"))!);
        await Assertions.Expect(field).ToBeFocusedAsync();
        string address = (await chosen.GetAttributeAsync("data-address"))!;
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Chromium.Site.Address, address).ToString());
    }

    [Fact]
    public async Task Enter_without_a_chosen_suggestion_searches()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator(".search-box.header input").PressSequentiallyAsync("brain fog");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".search-results h2 a").First).ToHaveTextAsync("Fibro fog: trouble with memory and focus");
    }

    [Fact]
    public async Task The_field_is_fetched_no_script_for_before_somebody_uses_it()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.DoesNotContain(asked, address => address.Contains("search", StringComparison.Ordinal));
        await page.Locator(".search-box.home input").FocusAsync();
        await Assertions.Expect(page.Locator(".search-box.home input")).ToHaveAttributeAsync("role", "combobox");
        Assert.Contains(asked, address => address.EndsWith("/search.js", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Without_the_script_a_question_is_answered(int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width, script: false);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        if (width < 500)
        {
            await page.Locator(".search-link").ClickAsync();
        }

        ILocator form = page.Locator(width < 500 ? ".search-box.page" : ".search-box.header");
        await form.Locator("input").FillAsync("brian fogg");
        await form.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".did-you-mean a")).ToHaveTextAsync("brain fog");
        await Assertions.Expect(page.Locator(".search-results mark").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1024)]
    public async Task The_search_and_its_header_fit_the_screen_A_4(int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        foreach (string address in new[] { "/", "/search?q=side+effects+of+duloxetine", "/search?q=chest+pain" })
        {
            await page.GotoAsync(address);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{address} scrolls sideways at {width}.");
        }
    }
}
