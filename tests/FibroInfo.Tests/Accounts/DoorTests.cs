using System.Net;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Tests.Pages;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Accounts;

/// <summary>Who is let in, and what the staff's pages are while they travel.</summary>
public sealed class DoorTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Theory]
    [InlineData("/admin", "/sign-in")]
    [InlineData("/sign-out", "/sign-in")]
    [InlineData("/ADMIN/", "/sign-in")]
    [InlineData("//admin", "/sign-in")]
    [InlineData("/admin?a=%0d%0aX:1", "/sign-in?return=%2Fadmin%3Fa%3D%250d%250aX%3A1")]
    public async Task A_stranger_is_asked_to_sign_in_and_sees_nothing_T8(string path, string led)
    {
        using HttpResponseMessage answer = await site.AskAsync(new Uri(site.Address, "/").ToString().TrimEnd('/') + path);

        Assert.Equal((HttpStatusCode.SeeOther, led), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_of_the_staff_is_kept_by_nobody_and_found_by_no_search_engine_T21()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);
        foreach (string path in new[] { "/admin", "/ADMIN/", "/sign-in", "/sign-out" })
        {
            using HttpResponseMessage answer = await kari.GetAsync(path);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
            Assert.Null(answer.Headers.ETag);
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        }

        Assert.Equal(HttpStatusCode.SeeOther, await site.StatusAsync("/admin"));
    }

    [Fact]
    public async Task A_post_without_the_token_of_its_page_changes_nothing_T6()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);

        Assert.Equal(HttpStatusCode.BadRequest, (await kari.PostBareAsync("/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await kari.GetAsync("/admin")).StatusCode);
    }

    [Theory]
    [InlineData(1_000_000, 400)]
    [InlineData(1_100_000, 413)]
    public async Task The_staff_may_send_a_megabyte_and_a_stranger_nothing(int bytes, int status)
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);

        Assert.Equal(status, (int)(await kari.PostAsync("/admin/staff", ("name", new string('x', bytes)))).StatusCode);
        using var stranger = new Visitor(site);
        Assert.Equal(HttpStatusCode.SeeOther, (await stranger.PostAsync("/admin/staff", ("name", new string('x', 1000)))).StatusCode);
    }

    [Fact]
    public async Task A_post_from_another_site_is_refused_though_it_brings_the_ticket_T5()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);
        var forged = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent([]) };
        forged.Headers.Add("Cookie", kari.Cookies.GetCookieHeader(site.Address));
        forged.Headers.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Client.SendAsync(forged)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await kari.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_and_an_account_that_is_disabled_count_at_the_next_click_7_4_2()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Moderator, Role.Administrator);
        Assert.Contains(Html.Parse(await kari.ReadAsync("/admin")).Some(".staff-nav a"), link => link.GetAttribute("href") == "/admin/audit");

        await ChangeAsync(kari, account => account.Roles = Role.Moderator);
        Assert.DoesNotContain(Html.Parse(await kari.ReadAsync("/admin")).Some(".staff-nav a"), link => link.GetAttribute("href") == "/admin/audit");
        await ChangeAsync(kari, account => account.IsDisabled = true);
        Assert.Equal(HttpStatusCode.SeeOther, (await kari.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_readers_page_is_the_same_for_who_is_signed_in_6_1()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);

        Assert.Equal(await site.TextAsync("/articles/fibro-fog"), await kari.ReadAsync("/articles/fibro-fog"));
    }

    private async Task ChangeAsync(StaffVisitor who, Action<Account> change) => await site.Services.GetRequiredService<SiteDatabase>().WriteAsync(async transaction =>
    {
        change(await transaction.Db.Set<Account>().SingleAsync(account => account.Id == who.Account.Id));
        return true;
    }, CancellationToken.None);
}
