using System.Text.Json;
using FibroInfo.Audit;
using FibroInfo.Accounts;
using FibroInfo.Tests.Running;
using FibroInfo.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FibroInfo.BrowserTests;

/// <summary>Signing in as people do it: with a device's key, which the browser plays, or with a password and a code.</summary>
public sealed class SigningInTests
{
    private static RunningSite Site => Chromium.Site;

    [Fact]
    public async Task A_link_makes_a_passkey_and_the_passkey_signs_in_adds_another_and_cannot_be_replayed_6_4()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await AddDeviceAsync(page);
        await page.GotoAsync($"/setup/{await InviteAsync("Marte Lindvik")}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create passkey" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Site.Address, "/admin").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Site.Address, "/sign-in").ToString());

        // The clock of the tests stands still, and a passkey answers no question as old as its last.
        Site.Clock.Now += TimeSpan.FromSeconds(1);
        await page.GotoAsync("/account");
        Task<IRequest> sent = page.WaitForRequestAsync(request => request.Method == "POST" && request.Url.EndsWith("/sign-in?return=%2Faccount", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Site.Address, "/account").ToString());
        await Assertions.Expect(page.Locator(".rows li")).ToHaveCountAsync(1);

        string form = (await sent).PostData!;
        IAPIResponse replayed = await page.APIRequest.PostAsync("/sign-in", new APIRequestContextOptions
        {
            Data = form,
            MaxRedirects = 0,
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded", ["Sec-Fetch-Site"] = "same-origin" },
        });
        Assert.Equal(400, replayed.Status);

        await page.Locator("[name=action][value=passkey-remove]").ClickAsync();
        await Assertions.Expect(page.Locator("#problem")).ToContainTextAsync("This is your only way to sign in.");
    }

    [Fact]
    public async Task A_second_device_is_added_and_the_first_removed_7_5_1()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync();
        IPage page = await profile.NewPageAsync();
        await AddDeviceAsync(page);
        await EnterAsync(profile, Role.Author);
        await page.GotoAsync("/account");
        await page.GetByLabel("Name of a new passkey").FillAsync("Work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rows li")).ToContainTextAsync("Work laptop");
        await Assertions.Expect(page.Locator("#saved")).ToBeVisibleAsync();

        await page.Locator("[name=action][value=passkey-remove]").ClickAsync();
        await Assertions.Expect(page.Locator(".rows li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_the_password_and_a_code_sign_in()
    {
        await using IBrowserContext profile = await Chromium.ProfileAsync(script: false);
        IPage page = await profile.NewPageAsync();
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(Site, Role.Moderator);
        await page.GotoAsync("/admin");
        await page.GetByLabel("E-mail").FillAsync(kari.Account.Email);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Password" }).FillAsync(StaffVisitor.Password);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(kari.Code(Site.Clock.Now));
        await page.Locator("section .button").ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Site.Address, "/admin").ToString());
        await Assertions.Expect(page.Locator(".staff-nav [aria-current=page]")).ToHaveTextAsync("Today");
    }

    private static async Task<StaffVisitor> EnterAsync(IBrowserContext profile, params Role[] roles)
    {
        StaffVisitor visitor = await StaffVisitor.SignInAsync(Site, roles);
        await profile.AddCookiesAsync([new Cookie { Name = "staff", Value = visitor.Cookies.GetCookies(Site.Address)["staff"]!.Value, Url = Site.Address.ToString() }]);
        return visitor;
    }

    private static async Task<string> InviteAsync(string name)
    {
        Assert.True(EmailAddress.TryParse($"{Guid.NewGuid():N}@clinic.example", out EmailAddress email, out _));
        InviteOutcome outcome = await Site.Services.GetRequiredService<Invitations>().InviteAsync(new Invitation(name, email, Role.Moderator, null), Actor.CommandLine, CancellationToken.None);
        return Assert.IsType<InviteOutcome.Link>(outcome).Token;
    }

    private static async Task AddDeviceAsync(IPage page)
    {
        ICDPSession devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        var device = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        JsonElement? added = await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object> { ["options"] = device });
        Assert.NotNull(added);
    }
}
