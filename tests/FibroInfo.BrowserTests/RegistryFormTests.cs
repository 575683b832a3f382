using FibroInfo.Audit;
using FibroInfo.Tests.Registries;
using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>One source beside the registries, decided on as people do it: with the buttons of the page.</summary>
public sealed class RegistryFormTests : IDisposable
{
    private const string Source = "/admin/sources/albrecht2019";

    private readonly StandIn _registries = new();

    public void Dispose() => _registries.Dispose();

    [Theory]
    [InlineData(Source)]
    [InlineData($"{Source}/registry")]
    public async Task A_source_is_looked_up_and_its_differences_are_taken_and_kept_with_a_click_each_R_3(string address)
    {
        _registries.Works[Recorded.Doi] = Recorded.Work(work => (work["volume"], work["page"]) = ("76", "72-84"));
        using var site = new RunningSite(_ => { }, ("Registries:Crossref", _registries.Crossref.AbsoluteUri));
        using StaffVisitor author = await StaffVisitor.SignInAsync(site, Role.Author);
        await using IBrowserContext profile = await Chromium.ProfileAsync(site);
        await profile.AddCookiesAsync(author.Cookies.GetAllCookies()
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }));
        IPage page = await profile.NewPageAsync();

        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Look up" }).ClickAsync();
        await Assertions.Expect(page.Locator("#field-by-field")).ToContainTextAsync("2 fields differ.");
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Use this: Volume" }).ClickAsync();
        await Assertions.Expect(page.Locator("tr.differs")).ToHaveCountAsync(1);
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep ours: Pages" }).ClickAsync();
        await Assertions.Expect(page.Locator("tr.differs")).ToHaveCountAsync(0);

        await Assertions.Expect(page.GetByLabel("Volume", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("76");
        await Assertions.Expect(page.Locator("#field-by-field")).ToContainTextAsync("ours was kept");
    }
}
