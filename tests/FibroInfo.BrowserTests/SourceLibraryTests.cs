using FibroInfo.Audit;
using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The staff's library of sources in a browser: added from a paste, changed with a live preview, merged; with and without script.</summary>
public sealed class SourceLibraryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_is_pasted_changed_with_a_preview_and_merged(bool script)
    {
        string name = script ? "Live" : "Plain";
        await using IBrowserContext profile = await SignedInAsync(script);
        IPage page = await profile.NewPageAsync();
        await PasteAsync(page, $"TY  - JOUR\nAU  - {name}, Anne\nTI  - A trial of walking and {name} sleep at home\nPY  - 2026\nER  - \n");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"{name}, 2026");

        await page.GetByLabel("What it found, in plain words").FillAsync("It helped a little.");
        if (script)
        {
            await Assertions.Expect(page.Locator("#as-readers-see-it .card")).ToContainTextAsync("It helped a little.");
        }
        else
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Preview" }).ClickAsync();
            await Assertions.Expect(page.Locator("#as-readers-see-it .card")).ToContainTextAsync("It helped a little.");
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToHaveTextAsync("The source was saved.");

        await PasteAsync(page, $"@article{{{name.ToLowerInvariant()}twin, author = {{{name}, Anne}}, title = {{A trial of walking and {name} sleep at home}}, year = 2026, volume = 7}}", keep: true);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Compare them side by side" }).ClickAsync();
        await page.Locator($"input[name=keep][value={name.ToLowerInvariant()}2026]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Merge", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("The two sources were merged");
        await Assertions.Expect(page.GetByLabel("Volume")).ToHaveValueAsync("7");
    }

    [Fact]
    public async Task Choosing_another_kind_of_source_sends_nothing_that_was_typed_away_3_2_2()
    {
        await using IBrowserContext profile = await SignedInAsync(script: true);
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/admin/sources/farag2022");

        IResponse answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByLabel("Kind of source").SelectOptionAsync("book"), response => response.Request.Method == "POST");

        Assert.Equal("fetch", answer.Request.ResourceType);
        await Assertions.Expect(page.GetByLabel("ISBN")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("ISBN")).ToHaveCountAsync(1);
    }

    private static async Task PasteAsync(IPage page, string text, bool keep = false)
    {
        await page.GotoAsync("/admin/sources/add");
        await page.GetByLabel("Paste it here").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Read", Exact = true }).ClickAsync();
        if (keep)
        {
            await page.GetByLabel("Add it").CheckAsync(new LocatorCheckOptions { Force = true });
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save choices" }).ClickAsync();
    }

    private static async Task<IBrowserContext> SignedInAsync(bool script)
    {
        using StaffVisitor author = await StaffVisitor.SignInAsync(Chromium.Site, Role.Author);
        System.Net.Cookie ticket = author.Cookies.GetCookies(Chromium.Site.Address).Single(cookie => cookie.Name == "staff");
        IBrowserContext profile = await Chromium.ProfileAsync(script: script);
        await profile.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = ticket.Name, Value = ticket.Value, Url = Chromium.Site.Address.ToString() }]);
        return profile;
    }
}
