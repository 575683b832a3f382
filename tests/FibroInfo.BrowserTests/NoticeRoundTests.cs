using FibroInfo.Audit;
using FibroInfo.Tests.Registries;
using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The page of notices follows the look-ups while somebody looks at it, and does not count as somebody.</summary>
public sealed class NoticeRoundTests : IDisposable
{
    private const string Notices = "/admin/sources/notices";

    private readonly StandIn _registries = new() { Instead = context => Task.Delay(Timeout.Infinite, context.RequestAborted) };

    public void Dispose() => _registries.Dispose();

    [Fact]
    public async Task It_asks_by_itself_says_so_and_does_not_while_nobody_can_see_it_7_3_1()
    {
        using var site = new RunningSite(_ => { }, ("Registries:Crossref", _registries.Crossref.AbsoluteUri));
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);
        await using IBrowserContext profile = await Chromium.ProfileAsync(site);
        await profile.AddCookiesAsync(author.Cookies.GetAllCookies()
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }));
        IPage page = await profile.NewPageAsync();
        var asked = new List<IRequest>();
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "fetch")
            {
                asked.Add(request);
            }
        };
        await page.AddInitScriptAsync("Object.defineProperty(document, 'hidden', { get: () => window.isAway === true });");
        await page.Clock.InstallAsync();
        await page.GotoAsync(Notices);

        await page.RunAndWaitForRequestFinishedAsync(() => page.Clock.RunForAsync(3000));
        Assert.Equal("1", Assert.Single(asked).Headers["staff-watching"]);

        await page.EvaluateAsync("() => { window.isAway = true; }");
        await page.Clock.RunForAsync(60_000);
        Assert.True(asked.Count <= 2, "One question may have been on its way.");
        int before = asked.Count;
        await page.Clock.RunForAsync(60_000);
        Assert.Equal(before, asked.Count);

        await page.EvaluateAsync("() => { window.isAway = false; document.dispatchEvent(new Event('visibilitychange')); }");
        await page.RunAndWaitForRequestFinishedAsync(() => page.Clock.RunForAsync(3000));
        Assert.Equal(before + 1, asked.Count);
    }
}
