using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>When to get help, as it is laid out: it fits at every text size, and its rank is seen without colour (P-20).</summary>
public sealed class UrgencyCardTests
{
    private const string Fog = "/articles/fibro-fog";
    private const string List = "/when-to-get-help";

    public static TheoryData<string, int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<string, int, int>();
            foreach (string address in new[] { Fog, PageTypes.Study, List, $"{Fog}?view=easy&part=all", "/contact", "/accessibility" })
            {
                sizes.Add(address, 390, 24);
                sizes.Add(address, 390, 32);
                sizes.Add(address, 768, 32);
                sizes.Add(address, 1280, 16);
            }

            return sizes;
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task Every_number_stays_on_one_line_inside_the_window_at_any_text_size(string address, int width, int textSize)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        ICDPSession settings = await profile.NewCDPSessionAsync(page);
        await settings.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = textSize } });

        string[] wrong = await page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth, numbers = [...document.querySelectorAll("main .number")];
              const broken = numbers.filter(one => one.getClientRects().length !== 1 || one.getBoundingClientRect().right > width || one.getBoundingClientRect().left < 0);
              const wide = document.scrollingElement.scrollWidth > width ? [`scrolls: ${document.scrollingElement.scrollWidth}`] : [];
              return numbers.length ? [...broken.map(one => one.outerHTML), ...wide] : ["no number at all"];
            }
            """);
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_rank_of_a_card_is_in_its_frame_and_words_and_its_action_can_be_hit(int width)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(width);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Fog);

        int[] frames = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('.urgency-card')].map(card => parseFloat(getComputedStyle(card).borderTopWidth))");
        Assert.Equal([3, 2, 1], frames);
        double[] heights = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.urgency-card a.urgency-call, .talk li > a')].map(link => link.getBoundingClientRect().height)");
        Assert.Equal(7, heights.Length);
        Assert.All(heights, height => Assert.InRange(height, 48, 400));
        IReadOnlyList<string> words = await page.Locator(".urgency-title p").AllInnerTextsAsync();
        Assert.Equal(["Call now. Minutes count.", "Don’t wait until tomorrow.", "In the next days or weeks."], words);
    }

    [Fact]
    public async Task At_full_width_each_sign_of_a_card_fits_one_line()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(1280);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(Fog);

        double[] heights = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.urgency-signs li')].map(sign => sign.getBoundingClientRect().height)");
        Assert.Equal(16, heights.Length);
        Assert.All(heights, height => Assert.InRange(height, 20, 34));
    }
}
