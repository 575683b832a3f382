using FibroInfo.Audit;
using FibroInfo.Tests.Running;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>The profile of an author who is signed in, for tests of the page of a text.</summary>
internal static class AuthorsBrowser
{
    /// <summary>With everything that its console says: a style or script that the policy refuses is said there.</summary>
    public static async Task<(IBrowserContext Profile, IPage Page, List<string> Said)> OpenAsync(string address, int width = 1280)
    {
        using StaffVisitor author = await StaffVisitor.SignInAsync(Chromium.Site, Role.Author);
        IBrowserContext profile = await Chromium.ProfileAsync(width);
        System.Net.Cookie ticket = author.Cookies.GetCookies(Chromium.Site.Address).Single(cookie => cookie.Name == "staff");
        await profile.AddCookiesAsync([new Cookie { Name = ticket.Name, Value = ticket.Value, Url = Chromium.Site.Address.ToString() }]);
        IPage page = await profile.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                said.Add(message.Text);
            }
        };
        await page.GotoAsync(address);
        return (profile, page, said);
    }
}
