using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The site by keyboard alone.</summary>
public sealed class KeyboardTests
{
    [Fact]
    public async Task The_first_key_reaches_the_skip_link_and_it_leads_past_the_header_A_10()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null"));
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_and_closes_and_gives_the_focus_back()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/");
        ILocator menu = page.Locator(".site-menu"), button = menu.Locator("summary");
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu).ToHaveAttributeAsync("open", "");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(menu.Locator("a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).Not.ToHaveAttributeAsync("open", "");
        await Assertions.Expect(button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_citation_opens_its_source_takes_the_focus_in_and_gives_it_back_P_6()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        ILocator cite = page.Locator(".cite[data-sources='albrecht2019']").First, note = page.Locator("#source-note");
        await cite.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(note).ToBeVisibleAsync();
        await Assertions.Expect(note).ToBeFocusedAsync();
        await Assertions.Expect(note).ToContainTextAsync("Albrecht");
        await Assertions.Expect(cite).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Chromium.Site.Address, PageTypes.Study).ToString());

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(note.Locator(".close")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(note).ToBeHiddenAsync();
        await Assertions.Expect(cite).ToBeFocusedAsync();
        await Assertions.Expect(cite).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task The_button_in_the_note_closes_it_and_gives_the_focus_back()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        ILocator cite = page.Locator(".cite").First;
        await cite.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#source-note")).ToBeHiddenAsync();
        await Assertions.Expect(cite).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(".cite[data-sources='albrecht2019']")]
    [InlineData(".term")]
    public async Task Leaving_a_note_by_Tab_in_either_direction_closes_it_and_leads_back_to_where_it_was_opened(string opener)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390, 664);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        ILocator from = page.Locator(opener).Nth(1), note = page.Locator("#source-note");
        foreach (string key in new[] { "Tab", "Shift+Tab" })
        {
            await from.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(note).ToBeFocusedAsync();
            int pressed = 0;
            while (await note.IsVisibleAsync() && pressed++ < 12)
            {
                await page.Keyboard.PressAsync(key);
            }

            Assert.InRange(pressed, 1, 11);
            await Assertions.Expect(from).ToBeFocusedAsync();
            await Assertions.Expect(from).ToHaveAttributeAsync("aria-expanded", "false");
            await Assertions.Expect(from).ToBeInViewportAsync();
        }
    }

    [Fact]
    public async Task A_word_shows_its_meaning_where_it_stands()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390, 664);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        ILocator word = page.Locator(".term").First;
        await word.ScrollIntoViewIfNeededAsync();
        double top = await page.EvaluateAsync<double>("() => scrollY");
        await word.ClickAsync();
        await Assertions.Expect(page.Locator("#source-note")).ToContainTextAsync("cells that care for and protect nerve cells");
        Assert.Equal(top, await page.EvaluateAsync<double>("() => scrollY"));
        await page.Locator("#source-note .close").ClickAsync();
        await Assertions.Expect(word).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_citation_of_several_sources_shows_a_card_for_each()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(EveryBlock.Address);
        ILocator cite = page.Locator(".cite[data-sources='haugmark2019 li2014 farag2022']");
        await Assertions.Expect(cite).ToHaveTextAsync("2–4]");
        await cite.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#source-note .card")).ToHaveCountAsync(3);
        string name = await page.Locator("#source-note").GetAttributeAsync("aria-label") ?? "";
        Assert.Equal(3, name.Split(';').Length);
    }

    [Fact]
    public async Task The_note_leads_to_its_entry_in_a_closed_list_and_the_entry_back_to_the_text_P_6()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(EveryBlock.Address);
        await page.Locator(".cite[data-sources='pascoe2017 limdinges2010 stavrou2022 nutma2023']").ClickAsync();
        await page.Locator("#source-note a[href='#ref-pascoe2017']").ClickAsync();
        await Assertions.Expect(page.Locator("#source-note")).ToBeHiddenAsync();
        ILocator entry = page.Locator("#ref-pascoe2017");
        await Assertions.Expect(entry).ToBeInViewportAsync();
        await entry.Locator(".backlinks a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".cite[data-sources^='pascoe2017']")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Whatever_takes_the_focus_shows_it_A_6()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(EveryBlock.Address);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true; })");
        int seen = 0;
        var plain = new List<string>();
        for (; seen < 400; seen++)
        {
            await page.Keyboard.PressAsync("Tab");
            string state = await page.EvaluateAsync<string>(
                """
                () => {
                  const here = document.activeElement;
                  if (!here || here === document.body) return "end";
                  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(here);
                  return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 3) || boxShadow !== "none" ? "" : here.outerHTML.slice(0, 120);
                }
                """);
            if (state == "end")
            {
                break;
            }

            if (state != "")
            {
                plain.Add(state);
            }
        }

        Assert.InRange(seen, 40, 399);
        Assert.Empty(plain);
    }
}
