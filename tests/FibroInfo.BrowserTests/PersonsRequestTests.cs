using FibroInfo.Audit;
using FibroInfo.Tests.Pages.Admin;
using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>Somebody asks the clinic for all it keeps of them, and then to forget it.</summary>
public sealed class PersonsRequestTests
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task What_is_kept_of_a_person_is_found_handed_out_and_erased_by_keyboard(int width, bool script)
    {
        string email = $"ola.{Guid.NewGuid():N}@nordmann.example", words = $"My own story {Guid.NewGuid():N}.";
        await Chromium.Site.CommentAsync(words, email);
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(Chromium.Site, Role.Administrator);
        await using IBrowserContext profile = await Chromium.ProfileAsync(width, script: script);
        await profile.AddCookiesAsync(ingrid.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = Chromium.Site.Address.ToString() }));
        IPage page = await profile.NewPageAsync();
        await page.GotoAsync("/admin/privacy");
        await page.Locator("#person").FillAsync(email);
        await page.Locator("#person").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#found .words")).ToHaveTextAsync(words);
        if (script)
        {
            await Axe.CheckAsync(page);
        }

        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.Locator("[value=export]").PressAsync("Enter"));
        Assert.Contains(words, await File.ReadAllTextAsync(await file.PathAsync()), StringComparison.Ordinal);

        await page.Locator("[value=erase]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#fault-sure")).ToBeVisibleAsync();
        await page.Locator("#sure").PressAsync("Space");
        await page.Locator("[value=erase]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#erased")).ToBeVisibleAsync();
        await page.Locator("#person").FillAsync(email);
        await page.Locator("#person").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#found")).ToContainTextAsync("We keep nothing");
    }
}
