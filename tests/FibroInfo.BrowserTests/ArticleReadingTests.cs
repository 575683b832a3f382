using System.Globalization;
using System.Text.RegularExpressions;
using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>Every shipped article as it is laid out on a phone and printed. One visit looks at many things, because each costs a second.</summary>
public sealed partial class ArticleReadingTests
{
    private const int Width = 390;
    private const int Height = 664;

    public static TheoryData<string> Articles => [.. ContentCopy.ShippedArticles];

    [Theory, MemberData(nameof(Articles))]
    public async Task A_phone_shows_all_key_points_first_and_every_line_number_figure_and_table_in_its_measure(string address)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(Width, Height);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);

        Assert.Equal("", await FaultsAsync(page, FirstScreen));
        Assert.Equal("", await FaultsAsync(page, Lines));
        Assert.Equal("", await FaultsAsync(page, Figures));
        Assert.Equal("", await FaultsAsync(page, SourceCards));

        double words = await page.EvaluateAsync<double>("() => document.querySelector('.text').innerText.match(/\\S+/g).length");
        int minutes = int.Parse(Minutes().Match(await page.Locator(".reading").InnerTextAsync()).Value, CultureInfo.InvariantCulture);
        Assert.InRange(minutes, words / 200 * 0.9, words / 200 * 1.1);
    }

    [Theory, MemberData(nameof(Articles))]
    public async Task An_article_is_printed_on_at_most_five_pages_and_its_easy_reading_on_one(string address)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(Width, Height);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync(address);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.WaitForFunctionAsync("() => [...document.images].every(image => image.complete && image.naturalWidth > 0)");
        Assert.Equal("", await FaultsAsync(page, Figures));
        // The width of a sheet between its margins.
        await page.SetViewportSizeAsync(643, 900);
        Assert.Equal("", await FaultsAsync(page, OnPaper));
        Assert.InRange(await PrintTests.CountPagesAsync(page), 2, 5);

        await page.GotoAsync($"{address}?view=easy&part=all");
        Assert.Equal(1, await PrintTests.CountPagesAsync(page));
    }

    private static async Task<string> FaultsAsync(IPage page, string script) => string.Join('\n', await page.EvaluateAsync<string[]>(script));

    private const string FirstScreen =
        """
        () => {
          const box = selector => document.querySelector(selector).getBoundingClientRect(), faults = [];
          // A warning about a retracted source comes before everything that rests on it; the sources of this site have some.
          for (const warning of document.querySelectorAll(".article-head ~ .notice:has(~ .key-points)")) warning.remove();
          const points = document.querySelectorAll(".key-points li");
          const end = points[points.length - 1].getBoundingClientRect().bottom;
          if (!(points.length >= 3 && end <= 664)) faults.push(`The ${points.length} key points end at ${end}.`);
          const aim = box(".aim").height / parseFloat(getComputedStyle(document.querySelector(".aim")).lineHeight);
          if (Math.round(aim) > 2) faults.push(`The aim has ${aim} lines.`);
          const trail = [...document.querySelectorAll(".breadcrumb a")].find(link => link.checkVisibility()).getBoundingClientRect(), kicker = box(".kicker"), help = box(".get-help");
          const middle = one => (one.top + one.bottom) / 2;
          if (Math.abs(middle(trail) - middle(kicker)) > 4 || Math.abs(middle(help) - middle(kicker)) > 4) faults.push("The way, the kicker and the help are not on one line.");
          if (trail.width < 30) faults.push("The name of the topic is cut to nothing.");
          return faults;
        }
        """;

    // A line with a number is as high as one without, each number can be hit, and none stands alone on a line.
    private const string Lines =
        """
        () => {
          const faults = [];
          for (const block of document.querySelectorAll(".text section :is(p, li, dd, td)")) {
            if (!block.querySelector(".cite") || !block.checkVisibility() || block.querySelector("p, ul, ol")) continue;
            const style = getComputedStyle(block), around = ["paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth"].reduce((sum, side) => sum + parseFloat(style[side]), 0);
            const lines = (block.getBoundingClientRect().height - around) / parseFloat(style.lineHeight);
            if (Math.abs(lines - Math.round(lines)) > .03) faults.push(`${lines} lines: ${block.textContent}`);
          }
          const cites = [...document.querySelectorAll(".cite")].filter(cite => cite.checkVisibility());
          for (const cite of cites) {
            const box = cite.getBoundingClientRect();
            if (box.width < 24 || box.height < 24) faults.push(`${box.width} x ${box.height}: ${cite.outerHTML}`);
            if (cite.closest(".cites") && cite.previousElementSibling && box.left < cite.previousElementSibling.getBoundingClientRect().right - .5) faults.push(`lies over the number before it: ${cite.outerHTML}`);
            const block = cite.closest("p, li, dd, td"), walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            let beside = false;
            for (let node; (node = walker.nextNode()) && !beside;) {
              if (cite.closest(".cites, .cite").contains(node) || !node.data.trim()) continue;
              const range = document.createRange();
              range.selectNodeContents(node);
              beside = [...range.getClientRects()].some(part => part.width > 1 && part.top < box.bottom && part.bottom > box.top && Math.abs((part.top + part.bottom) / 2 - (box.top + box.bottom) / 2) < 8);
            }
            if (!beside) faults.push(`alone on its line: ${block.textContent}`);
          }
          for (const frame of document.querySelectorAll(".table-scroll")) {
            if (frame.scrollWidth > frame.clientWidth) faults.push(`A table scrolls sideways: ${frame.textContent.slice(0, 80)}`);
          }
          return cites.length ? faults : ["no citation at all"];
        }
        """;

    private const string Figures =
        """
        async () => {
          for (const image of document.images) image.loading = "eager";
          await Promise.all([...document.images].map(image => image.decode()));
          return [...document.querySelectorAll(".people svg, .picture img")].flatMap(figure => {
            const box = figure.getBoundingClientRect(), own = figure.viewBox?.baseVal ?? { width: figure.naturalWidth, height: figure.naturalHeight };
            const stretched = box.width / box.height / (own.width / own.height);
            return box.width > 100 && Math.abs(stretched - 1) < .02 ? [] : [`${box.width} x ${box.height}, ${stretched}`];
          });
        }
        """;

    // What a source is opened for stands first, and the card leaves some of the text in sight.
    private const string SourceCards =
        """
        () => {
          const faults = [], note = document.querySelector("#source-note"), cites = document.querySelectorAll(".text .cite");
          for (const cite of cites) {
            cite.click();
            // What a journal said later is a warning, and comes before all else.
            for (const warning of note.querySelectorAll(".retraction, .concern, .correction")) warning.remove();
            const box = note.getBoundingClientRect(), rows = [...note.querySelector(".card").querySelectorAll("dl > div")];
            if (!(box.height > 60 && box.height <= 500)) faults.push(`${box.height} px: ${cite.dataset.sources}`);
            for (const row of rows.filter(row => ["Evidence", "Who"].includes(row.querySelector("dt").textContent))) {
              if (row.getBoundingClientRect().bottom - box.top > 200) faults.push(`${row.textContent} of ${cite.dataset.sources} is too far down.`);
            }
            note.hidePopover();
          }
          return cites.length ? faults : ["no citation at all"];
        }
        """;

    private const string OnPaper =
        """
        () => {
          const seen = [...document.querySelectorAll("main *")].filter(one => one.checkVisibility());
          const faults = seen.filter(one => !one.children.length && /[^.]\.\.([^.]|$)/.test(one.textContent)).map(one => `two full stops: ${one.textContent}`);
          const rules = seen.filter(one => !one.textContent.trim() && one.getBoundingClientRect().height < 4 && parseFloat(getComputedStyle(one).borderTopWidth) > 0);
          const list = document.querySelector(".reference-list"), sources = document.querySelectorAll(".reference");
          if (list && list.getBoundingClientRect().height / sources.length > 80) faults.push("The list of sources is not compact.");
          return [...faults, ...rules.map(one => `a rule around nothing: ${one.outerHTML}`)];
        }
        """;

    [GeneratedRegex(@"\d+")]
    private static partial Regex Minutes();
}
