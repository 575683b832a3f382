using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

public sealed class WithoutScriptTests
{
    public static TheoryData<string> Pages => PageTypes.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_can_be_read_and_shows_no_control_that_does_nothing(string address)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: false);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        Assert.True((await page.Locator("main").InnerTextAsync()).Length > 40);
        // What is in a form is sent by the browser itself.
        Assert.Equal(0, await page.Locator(":is(button, input, select, textarea):visible").EvaluateAllAsync<int>("all => all.filter(one => !one.closest('form[action]')).length"));
    }

    [Fact]
    public async Task A_citation_leads_to_its_entry_and_the_entry_leads_back_P_6()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: false);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/articles/fibro-fog");
        ILocator cite = page.Locator(".cite").First;
        string target = await cite.GetAttributeAsync("href") ?? "";
        await cite.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Chromium.Site.Address, $"/articles/fibro-fog{target}").ToString());
        await Assertions.Expect(page.Locator(target)).ToBeInViewportAsync();
        await page.Locator($"{target} .backlinks a").First.ClickAsync();
        await Assertions.Expect(cite).ToBeInViewportAsync();
    }

    [Fact]
    public async Task An_explained_word_leads_to_its_meaning_and_the_meaning_leads_back()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390, script: false);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/articles/fibro-fog");
        ILocator word = page.Locator(".term").First;
        string target = await word.GetAttributeAsync("href") ?? "";
        await word.ClickAsync();
        await Assertions.Expect(page.Locator(target)).ToBeInViewportAsync();
        await page.Locator($"{target} + dd + .word-uses a").First.ClickAsync();
        await Assertions.Expect(word).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_film_can_be_watched_at_its_host()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: false);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(EveryBlock.Address);
        await Assertions.Expect(page.Locator($".film a[href='{EveryBlock.Film}']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("iframe")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390, script: false);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator(".site-menu summary").ClickAsync();
        await Assertions.Expect(page.Locator(".site-menu a").First).ToBeVisibleAsync();
    }
}
