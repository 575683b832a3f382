using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The frame of every page, in a real browser.</summary>
public sealed class HeaderAndFooterTests
{
    private const double PhoneHeight = 844;

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/fibro-fog")]
    [InlineData("/no-such-page")]
    public async Task The_footer_takes_at_most_a_third_of_a_phones_screen(string address)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(390);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);

        Assert.InRange(await page.EvaluateAsync<double>("() => document.querySelector('.site-footer').getBoundingClientRect().height"), 100, PhoneHeight / 3);
        string[] low = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.site-footer :is(a, summary)')].filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 36).map(one => one.textContent)");
        Assert.Empty(low);
        await page.Locator(".site-footer summary").ClickAsync();
        await Assertions.Expect(page.Locator(".site-footer a[href='/glossary']")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Dark", new PageGetByLabelOptions { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_name_of_any_length_stands_on_the_rule_and_leaves_room_for_the_menu()
    {
        using var site = new RunningSite();
        string line = "name: FibroInfo\n";
        string[] names =
        [
            "FibroInfo", "X", "Østfold", "Gyngende jypling", "Smerteklinikken på Lillestrøm", new string('W', 60), "Långtidssmärtmottagningen för hela Värmland och Örebro län AB",
            "معلومات عن الألم", "<b>Pain</b> & co", "🌿 Pain",
        ];
        foreach (string name in names)
        {
            if (name != "FibroInfo")
            {
                string next = $"name: \"{name}\"\n";
                site.Content.Replace("site.yaml", line, next);
                line = next;
            }

            string encoded = System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(name);
            await site.UntilAsync("/topics", (_, text) => text.Contains($">{encoded}, home</span>", StringComparison.Ordinal) || text.Contains($">{name}, home</span>", StringComparison.Ordinal));
            await AssertStandsAsync(site, name);
        }
    }

    [Theory]
    [InlineData("0 0 400 40")]
    [InlineData("0 0 40 120")]
    [InlineData("0 0 10 10")]
    public async Task A_logo_of_any_shape_stays_within_the_header(string viewBox)
    {
        using var site = new RunningSite(content =>
        {
            content.Replace("site.yaml", "name: FibroInfo\n", "name: FibroInfo\nlogo: logo.svg\n");
            content.Write("logo.svg", $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="{viewBox}"><rect width="400" height="120" fill="#0a5d58"/></svg>""");
        });
        foreach (int width in new[] { 390, 1280 })
        {
            await using IBrowserContext profile = await Chromium.ProfileAsync(site, width, theme: ColorScheme.Dark);
            IPage page = await profile.NewPageAsync();
            await page.GotoAsync("/topics");
            LocatorBoundingBoxResult picture = (await page.Locator(".wordmark img").BoundingBoxAsync())!;
            LocatorBoundingBoxResult header = (await page.Locator(".site-header").BoundingBoxAsync())!;

            Assert.True(await page.Locator(".wordmark img").EvaluateAsync<bool>("picture => picture.naturalWidth > 0"));
            Assert.InRange(picture.Height, 20, 48);
            Assert.InRange(picture.Width, 8, 200);
            Assert.True(picture.Y + picture.Height < header.Y + header.Height);
            Assert.InRange(header.Height, 40, 110);
        }
    }

    [Theory]
    [InlineData("/", "FibrInfo")]
    [InlineData("/references", "FibrInfo")]
    [InlineData("/how-we-work", "FibrInfo")]
    public async Task Above_a_printed_page_is_the_name_and_nothing_to_press(string address, string letters)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Locator(".wordmark")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".wordmark bdi")).ToHaveTextAsync(letters);
        foreach (string gone in new[] { ".site-nav", ".breadcrumb", ".site-footer" })
        {
            await Assertions.Expect(page.Locator(gone).First).ToBeHiddenAsync();
        }
    }

    private static async Task AssertStandsAsync(RunningSite site, string name)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(site);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/topics");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = $"{name}, home", Exact = true })).ToBeVisibleAsync();
        foreach (int width in new[] { 320, 390, 768, 1280 })
        {
            await page.SetViewportSizeAsync(width, 400);
            string[] faults = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const faults = [], width = document.documentElement.clientWidth;
                  const header = document.querySelector(".site-header").getBoundingClientRect();
                  const letters = document.createRange();
                  letters.selectNodeContents(document.querySelector(".wordmark bdi"));
                  const name = letters.getBoundingClientRect();
                  const menu = [...document.querySelectorAll(".site-nav :is(a, summary)")].filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect());
                  const rule = document.querySelector(".wordmark path").getBoundingClientRect();
                  const loop = document.querySelector(".wordmark.after .loop");
                  if (loop && loop.getBoundingClientRect().right > name.left) faults.push("the loop lies on the name");
                  if (document.scrollingElement.scrollWidth > width) faults.push("scrolls sideways");
                  if (name.left < 0 || name.right > width) faults.push(`the name is from ${name.left} to ${name.right}`);
                  if (name.bottom > header.bottom + 1) faults.push(`the name ends ${name.bottom - header.bottom} below the header`);
                  if (!menu.length || menu.some(one => one.right > width || one.left < 0)) faults.push("the menu is out of the window");
                  if (menu.some(one => one.left < name.right && one.top < name.bottom && one.bottom > name.top && one.right > name.left)) faults.push("the menu lies on the name");
                  if (rule.left > 0 || rule.right < width || Math.abs(rule.bottom - header.bottom) > 2) faults.push(`the rule is from ${rule.left} to ${rule.right}, ${rule.bottom} of ${header.bottom}`);
                  if (header.height > 170) faults.push(`the header is ${header.height} high`);
                  return faults;
                }
                """);
            Assert.True(faults.Length == 0, $"{name}, {width}: {string.Join("; ", faults)}");
        }
    }
}
