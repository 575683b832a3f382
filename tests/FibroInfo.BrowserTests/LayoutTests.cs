using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>What a page measures, at every width a reader may have.</summary>
public sealed class LayoutTests
{
    private const string Spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }";
    private static readonly int[] Widths = [320, 390, 768, 1280];

    public static TheoryData<string> Pages => PageTypes.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task Nothing_scrolls_sideways_at_any_width_nor_with_wide_spacing_nor_at_double_size_A_4(string address)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true; })");
        foreach (int width in Widths)
        {
            await AssertFitsAsync(page, width, $"{width}");
        }

        // Through the style sheet's own object: the policy of the page forbids a style element.
        await page.EvaluateAsync("text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }", Spacing);
        await AssertFitsAsync(page, 320, "spaced, 320");
        await AssertFitsAsync(page, 1280, "spaced, 1280");
        await page.EvaluateAsync("() => { document.adoptedStyleSheets = []; }");
        // Zoom to 200 % halves the width that the page is laid out in.
        await AssertFitsAsync(page, 640, "640");
        // Doubled where a reader doubles it, in the browser's settings: a style sheet's font size would not move the breakpoints.
        ICDPSession settings = await profile.NewCDPSessionAsync(page);
        await settings.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = 32 } });
        Assert.Equal("32px", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize"));
        await AssertFitsAsync(page, 768, "text doubled, 768");
        await AssertFitsAsync(page, 1280, "text doubled, 1280");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Lines_of_text_have_at_most_80_characters_and_room_above_them_A_3(int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        string[] lines = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".text section:not(.references) > p, .text section > ul > li")].flatMap(block => {
              const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), lines = new Map();
              for (let node; (node = walker.nextNode());) {
                for (let at = 0; at < node.length; at++) {
                  const range = document.createRange();
                  range.setStart(node, at); range.setEnd(node, at + 1);
                  const box = range.getBoundingClientRect();
                  if (!box.width) continue;
                  const line = Math.round(box.bottom / 14);
                  lines.set(line, (lines.get(line) ?? "") + node.data[at]);
                }
              }
              return [...lines.values()];
            })
            """);
        Assert.True(lines.Length > 50);
        Assert.DoesNotContain(lines, line => line.Trim().Length > 80);
        Assert.Equal("", await page.EvaluateAsync<string>(
            """
            () => [...document.querySelectorAll(".text section > p")].filter(block => {
              const { lineHeight, fontSize, textAlign } = getComputedStyle(block);
              return parseFloat(lineHeight) < 1.45 * parseFloat(fontSize) || !["start", "left"].includes(textAlign);
            }).map(block => block.textContent).join("\n")
            """));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Buttons_are_44_pixels_high_and_links_in_text_24_A_5(int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        foreach (string address in new[] { "/", "/articles", EveryBlock.Address, PageTypes.Study, $"{PageTypes.Study}?view=easy", "/clinics", "/references/theadom2015" })
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(details => { details.open = true; })");
            string[] small = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const all = selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility());
                  const controls = all(".button, button, summary, .theme label"), cites = all(".cite");
                  const low = (list, least) => list.filter(one => one.getBoundingClientRect().height < least).map(one => `${one.getBoundingClientRect().height}: ${one.outerHTML.slice(0, 100)}`);
                  return controls.length ? [...low(controls, 44), ...low(cites, 24)] : ["no control at all"];
                }
                """);
            Assert.True(small.Length == 0, $"{address}\n{string.Join('\n', small)}");
        }
    }

    [Fact]
    public async Task All_key_points_of_the_study_are_in_sight_on_the_first_screen_of_a_phone()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390, 844);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(PageTypes.Study);
        Assert.Equal(5, await page.Locator(".key-points li").CountAsync());
        double bottom = await page.EvaluateAsync<double>("() => document.querySelector('.key-points li:last-child').getBoundingClientRect().bottom");
        Assert.InRange(bottom, 100, 844);
    }

    private static async Task AssertFitsAsync(IPage page, int width, string how)
    {
        await page.SetViewportSizeAsync(width, 844);
        string wide = await page.EvaluateAsync<string>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.scrollingElement.scrollWidth <= width) return "";
              return [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > width + 1 && !one.closest("svg, .table-scroll")).slice(0, 4).map(one => one.outerHTML.slice(0, 120)).join("\n") || "?";
            }
            """);
        Assert.True(wide == "", $"{how}: wider than the window:\n{wide}");
    }
}
