using System.Net;
using FibroInfo.Audit;
using FibroInfo.Tests.Pages;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Accounts;

/// <summary>Through the front door, with a password and the code of an authenticator.</summary>
public sealed class SignInTests : IDisposable
{
    private readonly RunningSite _site = new();

    [Fact]
    public async Task Password_and_code_open_the_door_and_a_fresh_ticket_is_given_each_time_T7()
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);

        using HttpResponseMessage first = await SignInAsync(kari);
        string cookie = first.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("staff=", StringComparison.Ordinal));
        _site.Clock.Now += TimeSpan.FromSeconds(30);
        using HttpResponseMessage second = await SignInAsync(kari);

        Assert.Equal((HttpStatusCode.SeeOther, "/admin"), (first.StatusCode, first.Headers.Location!.ToString()));
        Assert.Matches("^staff=[0-9a-f]{64}; path=/; samesite=strict; httponly$", cookie);
        Assert.DoesNotContain(cookie, second.Headers.GetValues("Set-Cookie"));
        Assert.Equal("Today", Html.Parse(await kari.ReadAsync("/admin")).One("h1").Words());
    }

    [Fact]
    public async Task A_code_opens_the_door_once_T32()
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);

        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(kari)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(kari)).StatusCode);
        _site.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(kari)).StatusCode);
    }

    [Theory]
    [InlineData("nobody@clinic.example", StaffVisitor.Password, null)]
    [InlineData(null, "not the password at all", null)]
    [InlineData(null, StaffVisitor.Password, "000000")]
    [InlineData(null, StaffVisitor.Password, "")]
    [InlineData(null, "", null)]
    [InlineData("", "", "")]
    public async Task Whatever_was_wrong_the_answer_is_the_same_T31(string? email, string? password, string? code)
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);

        using HttpResponseMessage answer = await kari.PostAsync("/sign-in",
            ("email", email ?? kari.Account.Email), ("password", password ?? StaffVisitor.Password), ("code", code ?? kari.Code(_site.Clock.Now)));

        string said = Html.Parse(await answer.Content.ReadAsStringAsync()).One("#problem").Words();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("You weren’t signed in. The e-mail address, password and code don’t match", said, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(value => value.StartsWith("staff=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/admin/sources?page=2", "/admin/sources?page=2")]
    [InlineData("/account", "/account")]
    [InlineData("//evil.example", "/admin")]
    [InlineData("/\\evil.example", "/admin")]
    [InlineData("/\t/evil.example", "/admin")]
    [InlineData("/%09/evil.example", "/admin")]
    [InlineData("https://evil.example/admin", "/admin")]
    [InlineData("/admin//evil.example", "/admin")]
    [InlineData("/admin@evil.example", "/admin")]
    [InlineData("/admin\r\nSet-Cookie: a=b", "/admin")]
    [InlineData("/about", "/admin")]
    [InlineData("", "/admin")]
    public async Task After_signing_in_the_way_leads_to_a_page_of_the_staff_and_nowhere_else_T23(string asked, string led)
    {
        using StaffVisitor kari = await StaffVisitor.AtTheDoorAsync(_site, Role.Moderator);

        using HttpResponseMessage answer = await SignInAsync(kari, ("return", asked));

        Assert.Equal((HttpStatusCode.SeeOther, led), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task A_ticket_ends_with_signing_out_with_half_an_hour_of_silence_and_after_ten_hours_7_4_1()
    {
        using StaffVisitor quiet = await StaffVisitor.SignInAsync(_site, Role.Moderator);
        using StaffVisitor busy = await StaffVisitor.SignInAsync(_site, Role.Moderator);
        using StaffVisitor leaving = await StaffVisitor.SignInAsync(_site, Role.Moderator);
        string ticket = leaving.Cookies.GetCookieHeader(_site.Address);
        using HttpResponseMessage left = await leaving.PostAsync("/sign-out");
        leaving.Cookies.SetCookies(_site.Address, ticket.Split("; ").Single(cookie => cookie.StartsWith("staff=", StringComparison.Ordinal)));

        Assert.Equal(("\"cache\"", "/sign-in"), (left.Headers.GetValues("Clear-Site-Data").Single(), left.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, (await leaving.GetAsync("/admin")).StatusCode);
        for (int minutes = 0; minutes < 600; minutes += 25)
        {
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/admin")).StatusCode);
            _site.Clock.Now += TimeSpan.FromMinutes(25);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await quiet.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await busy.GetAsync("/admin")).StatusCode);
    }

    public void Dispose() => _site.Dispose();

    private Task<HttpResponseMessage> SignInAsync(StaffVisitor who, params (string Name, string Value)[] more) =>
        who.PostAsync("/sign-in", [("email", who.Account.Email), ("password", StaffVisitor.Password), ("code", who.Code(_site.Clock.Now)), .. more]);
}
