using System.Net;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Tests.Pages;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Accounts;

/// <summary>Guessing is slow, and locks nobody out who has been here before.</summary>
public sealed class LockoutTests : IDisposable
{
    private readonly RunningSite _site = new(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"));

    [Fact]
    public async Task Ten_wrong_passwords_shut_an_account_to_strangers_for_a_quarter_of_an_hour_and_say_nothing_6_3_1()
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);
        string first = await SaidAsync(kari, "wrong wrong wrong");
        for (int more = 1; more < PasswordSignIn.MaxFailures; more++)
        {
            Assert.Equal(first, await SaidAsync(kari, "wrong wrong wrong"));
        }

        Assert.Equal(first, await SaidAsync(kari, StaffVisitor.Password));
        _site.Clock.Now += PasswordSignIn.LockedFor;
        Assert.Equal("", await SaidAsync(kari, StaffVisitor.Password));
    }

    [Fact]
    public async Task Strangers_cannot_lock_out_a_browser_in_which_its_owner_signed_in_before()
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);
        Assert.Equal("", await SaidAsync(kari, StaffVisitor.Password));
        using var stranger = new Visitor(_site);
        for (int attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            await SaidAsync(stranger, kari, "wrong wrong wrong");
        }

        _site.Clock.Now += TimeSpan.FromSeconds(60);
        Assert.NotEqual("", await SaidAsync(stranger, kari, StaffVisitor.Password));
        Assert.Equal("", await SaidAsync(kari, StaffVisitor.Password));
    }

    [Fact]
    public async Task A_browser_that_is_known_is_paused_too_after_ten_wrong_ones()
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);
        Assert.Equal("", await SaidAsync(kari, StaffVisitor.Password));
        for (int attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            Assert.NotEqual("", await SaidAsync(kari, "wrong wrong wrong"));
        }

        _site.Clock.Now += TimeSpan.FromSeconds(60);
        Assert.NotEqual("", await SaidAsync(kari, StaffVisitor.Password));
        _site.Clock.Now += PasswordSignIn.LockedFor;
        Assert.Equal("", await SaidAsync(kari, StaffVisitor.Password));
    }

    [Fact]
    public async Task One_network_may_try_forty_times_in_a_quarter_of_an_hour_over_all_accounts_T28()
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);
        var answers = new List<HttpStatusCode>();
        for (int attempt = 0; attempt < 41; attempt++)
        {
            using HttpResponseMessage answer = await kari.PostAsync("/sign-in", ("email", $"nobody{attempt}@clinic.example"), ("password", ""), ("code", ""));
            answers.Add(answer.StatusCode);
        }

        Assert.All(answers[..40], status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[40]);
    }

    public void Dispose() => _site.Dispose();

    private async Task<string> SaidAsync(StaffVisitor who, string password) =>
        await SaidInAsync(await who.PostAsync("/sign-in", ("email", who.Account.Email), ("password", password), ("code", who.Code(_site.Clock.Now))));

    private async Task<string> SaidAsync(Visitor browser, StaffVisitor whose, string password)
    {
        string token = Html.Parse(await browser.ReadAsync("/sign-in")).Some("[name=__RequestVerificationToken]")[0].GetAttribute("value")!;
        return await SaidInAsync(await browser.PostAsync("/sign-in",
            ("email", whose.Account.Email), ("password", password), ("code", whose.Code(_site.Clock.Now)), ("__RequestVerificationToken", token)));
    }

    // "" for who is in.
    private static async Task<string> SaidInAsync(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.SeeOther ? "" : Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words();
}
