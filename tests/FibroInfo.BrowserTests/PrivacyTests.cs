using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>What a first visit asks for, and what it leaves behind (L-1, L-3).</summary>
public sealed class PrivacyTests
{
    private const int MostRequests = 6;

    public static TheoryData<string> Pages => PageTypes.All;

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_asks_nobody_else_stores_nothing_and_the_console_is_silent_L_1(string address)
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        var asked = new List<string>();
        var said = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => console.error('CSP ' + event.violatedDirective + ' ' + event.blockedURI));");
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.StartsWith(Chromium.Site.Address.ToString(), url, StringComparison.Ordinal));
        // A browser says of every page that is not there that it is not there.
        string[] unexpected = [.. said.Where(text => !text.Contains("404 (Not Found)", StringComparison.Ordinal))];
        Assert.True(unexpected.Length == 0, string.Join('\n', unexpected));
        Assert.Equal("0 0 ", await page.EvaluateAsync<string>("() => `${localStorage.length} ${sessionStorage.length} ${document.cookie}`"));
        Assert.Empty(await profile.CookiesAsync());
    }

    [Fact]
    public async Task The_first_visit_to_an_article_costs_at_most_six_requests()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(PageTypes.Study, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(asked.Count, 3, MostRequests);
    }

    [Fact]
    public async Task A_film_is_fetched_only_after_the_press_and_only_from_its_host_L_1()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        var elsewhere = new List<Uri>();
        var refused = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Chromium.Site.Address.ToString(), StringComparison.Ordinal))
            {
                elsewhere.Add(new Uri(request.Url));
            }
        };
        page.Console += (_, message) => refused.Add(message.Text);
        await page.RouteAsync($"https://{EveryBlock.FilmHost}/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<title>Film</title>A film." }));
        await page.GotoAsync(EveryBlock.Address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Empty(elsewhere);

        await page.Locator("[data-load]").ClickAsync();
        await Assertions.Expect(page.FrameLocator(".film iframe").Locator("body")).ToContainTextAsync("A film.");
        Assert.NotEmpty(elsewhere);
        Assert.All(elsewhere, address => Assert.Equal(EveryBlock.FilmHost, address.Host));
        string[] unexpected = [.. refused.Where(text => text.Contains("Content Security Policy", StringComparison.Ordinal))];
        Assert.True(unexpected.Length == 0, string.Join('\n', unexpected));
    }

    [Fact]
    public async Task Only_a_page_with_a_film_may_frame_its_host()
    {
        Assert.Contains($"frame-src https://{EveryBlock.FilmHost}", await PolicyAsync(EveryBlock.Address), StringComparison.Ordinal);
        Assert.DoesNotContain("frame-src", await PolicyAsync(PageTypes.Study), StringComparison.Ordinal);
    }

    private static async Task<string> PolicyAsync(string address)
    {
        using HttpResponseMessage answer = await Chromium.Site.Client.GetAsync(new Uri(address, UriKind.Relative));
        return Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }
}
