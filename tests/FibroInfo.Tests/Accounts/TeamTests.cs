using System.Net;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Accounts;
using FibroInfo.Tests.Mail;
using FibroInfo.Tests.Pages;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Accounts;

/// <summary>Administrators and the accounts of others; and everybody's own.</summary>
public sealed class TeamTests : IDisposable
{
    private readonly RunningSite _site = new();

    [Fact]
    public async Task An_administrator_invites_somebody_by_a_link_that_is_shown_once()
    {
        using StaffVisitor boss = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        using HttpResponseMessage answer = await boss.PostAsync("/admin/staff",
            ("name", "Jonas Berg"), ("email", "jonas@clinic.example"), ("role", "reviewer"), ("role", "moderator"), ("person", "jonas-berg"));
        string link = Html.Parse(await answer.Content.ReadAsStringAsync()).One(".keep").Words();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("http://localhost:5080/setup/", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await _site.StatusAsync(new Uri(link).AbsolutePath));
        string list = await boss.ReadAsync("/admin/staff");
        Assert.DoesNotContain("/setup/", list, StringComparison.Ordinal);
        Assert.Contains("reviewer, moderator", list, StringComparison.Ordinal);
        AuditEntry entry = await ReadAsync(db => db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "staff.add"));
        Assert.Equal((boss.Account.Id, "Kari Nordmann", "Jonas Berg: reviewer, moderator"), (entry.Account, entry.ActorName, entry.Detail));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("email", "nowhere")]
    [InlineData("role", "owner")]
    [InlineData("person", "nobody")]
    public async Task A_field_that_is_wrong_is_named_and_what_was_typed_is_kept(string field, string value)
    {
        using StaffVisitor boss = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "Jonas <b>", ["email"] = "jonas@clinic.example", ["role"] = "author", ["person"] = "", [field] = value };
        using HttpResponseMessage answer = await boss.PostAsync("/admin/staff", [.. fields.Select(pair => (pair.Key, pair.Value))]);
        AngleSharp.Html.Dom.IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field == "role" ? "#roles" : $"#{field}", page.One("#problem a").GetAttribute("href"));
        Assert.Equal(fields["name"], page.One("#name").GetAttribute("value"));
        Assert.Equal(1, await ReadAsync(db => db.Set<Account>().CountAsync()));
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_stays_one_even_when_two_leave_at_once_6_4()
    {
        using StaffVisitor one = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        using StaffVisitor other = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        await one.PostAsync("/admin/staff", ("name", "Never came"), ("email", "never@clinic.example"), ("role", "administrator"));

        HttpResponseMessage[] answers = await Task.WhenAll(SaveAsync(one, one.Account.Id, ("role", "author")), SaveAsync(other, other.Account.Id, ("role", "author"), ("disabled", "on")));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.BadRequest], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await ReadAsync(db => db.Set<Account>().CountAsync(account => account.Roles == Role.Administrator && !account.IsDisabled && account.PasswordHash != null)));
    }

    [Fact]
    public async Task Who_is_disabled_is_out_at_once_and_in_again_only_when_enabled_7_4_2()
    {
        using StaffVisitor boss = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Moderator);

        Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync(boss, kari.Account.Id, ("role", "moderator"), ("disabled", "on"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await kari.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(kari)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await boss.PostAsync($"/admin/staff/{kari.Account.Id}", ("action", "link"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync(boss, kari.Account.Id, ("role", "moderator"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(kari)).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_change_one_account_the_second_sees_both_and_overwrites_nothing()
    {
        using StaffVisitor boss = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Moderator);
        string seen = Html.Parse(await boss.ReadAsync($"/admin/staff/{kari.Account.Id}")).One("[name=seen]").GetAttribute("value")!;
        await SaveAsync(boss, kari.Account.Id, ("role", "author"));

        using HttpResponseMessage late = await boss.PostAsync($"/admin/staff/{kari.Account.Id}", ("action", "save"), ("name", "Karen"), ("role", "reviewer"), ("person", ""), ("seen", seen));
        AngleSharp.Html.Dom.IHtmlDocument page = Html.Parse(await late.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Now: Kari Nordmann; author;", page.One("#problem").Words(), StringComparison.Ordinal);
        Assert.Equal("Karen", page.One("#name").GetAttribute("value"));
        Assert.Equal(Role.Author, (await ReadAsync(db => db.Set<Account>().SingleAsync(account => account.Id == kari.Account.Id))).Roles);
    }

    [Fact]
    public async Task A_field_that_no_form_has_changes_nothing_T10()
    {
        using StaffVisitor boss = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Author);
        Account before = await ReadAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(account => account.Id == kari.Account.Id));
        string[] extra = [.. typeof(Account).GetProperties().Select(property => property.Name).Where(name => name is not ("Name" or "Person" or "Roles" or "IsDisabled"))];

        Assert.NotEmpty(extra);
        await kari.PostAsync("/account", [("action", "sign-out-others"), .. extra.Select(name => (name, "8")), ("Roles", "8"), ("role", "administrator")]);
        Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync(boss, kari.Account.Id, [("role", "author"), .. extra.Select(name => (name, "8"))])).StatusCode);

        Account after = await ReadAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(account => account.Id == kari.Account.Id));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(before), System.Text.Json.JsonSerializer.Serialize(after));
    }

    [Fact]
    public async Task To_change_how_to_sign_in_one_proves_again_who_one_is_and_the_ten_hours_go_on_7_5_1()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Author);
        _site.Clock.Now += TimeSpan.FromMinutes(11);
        string[] actions = ["email", "passkey-add", "passkey-remove", "password", "codes"];
        foreach (string action in actions)
        {
            Assert.Equal("/account/confirm", (await kari.PostAsync("/account", ("action", action), ("email", "new@clinic.example"))).Headers.Location?.ToString());
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await kari.PostAsync("/account/confirm", ("password", "wrong wrong wrong"), ("code", kari.Code(_site.Clock.Now)))).StatusCode);
        using HttpResponseMessage confirmed = await kari.PostAsync("/account/confirm", ("password", StaffVisitor.Password), ("code", kari.Code(_site.Clock.Now)));
        using HttpResponseMessage changed = await kari.PostAsync("/account", ("action", "email"), ("email", "New@clinic.example"));

        Assert.Equal(("/account", "/account#saved"), (confirmed.Headers.Location?.ToString(), changed.Headers.Location?.ToString()));
        Session session = await ReadAsync(db => db.Set<Session>().SingleAsync(session => session.Account == kari.Account.Id));
        Assert.Equal(TimeSpan.FromMinutes(11), session.ProvenAt - session.BegunAt);
        Assert.Equal("new@clinic.example", (await ReadAsync(db => db.Set<Account>().SingleAsync(account => account.Id == kari.Account.Id))).Email);
    }

    [Fact]
    public async Task Signing_out_elsewhere_ends_every_other_browser_7_4_3()
    {
        using StaffVisitor here = await StaffVisitor.AtTheDoorAsync(_site, Role.Author);
        await SignInAsync(here);
        string there = here.Cookies.GetCookies(_site.Address)["staff"]!.Value;
        _site.Clock.Now += TimeSpan.FromSeconds(60);
        await SignInAsync(here);

        Assert.Contains("In 2 browsers.", await here.ReadAsync("/account"), StringComparison.Ordinal);
        await here.PostAsync("/account", ("action", "sign-out-others"));
        Assert.Contains("In this browser only.", await here.ReadAsync("/account"), StringComparison.Ordinal);
        here.Cookies.Add(_site.Address, new Cookie("staff", there, "/"));
        Assert.Equal(HttpStatusCode.SeeOther, (await here.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_change_of_how_to_sign_in_is_told_by_letter_to_the_address_from_before_6_3_7()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Author);
        await kari.PostAsync("/account", ("action", "codes"));
        await kari.PostAsync("/account", ("action", "email"), ("email", "new@clinic.example"));

        await _site.UntilAsync("/health/live", (_, _) => Letters().Length == 2);
        Assert.All(Letters(), letter => Assert.Contains(kari.Account.Email, letter["To"], StringComparison.Ordinal));
        Assert.Contains(Letters(), letter => letter.Body.Contains("New recovery codes were created", StringComparison.Ordinal));
        Assert.Contains(Letters(), letter => letter.Body.Contains("The e-mail address of your account was changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_signs_out_leaves_a_line_in_the_audit_G_1()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Author);
        await kari.PostAsync("/sign-out");

        AuditEntry line = await ReadAsync(db => db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "staff.sign-out"));
        Assert.Equal((kari.Account.Id, $"account {kari.Account.Id}"), (line.Account, line.Subject));
    }

    public void Dispose() => _site.Dispose();

    private Eml[] Letters()
    {
        string folder = Path.Combine(_site.Data.FullName, "mail");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.eml").Select(file => new Eml(File.ReadAllText(file)))] : [];
    }

    private Task<T> ReadAsync<T>(Func<SiteDbContext, Task<T>> read) => _site.Services.GetRequiredService<SiteDatabase>().ReadAsync(read);

    private static async Task<HttpResponseMessage> SaveAsync(StaffVisitor by, long id, params (string Name, string Value)[] fields)
    {
        string seen = Html.Parse(await by.ReadAsync($"/admin/staff/{id}")).One("[name=seen]").GetAttribute("value")!;
        return await by.PostAsync($"/admin/staff/{id}", [("action", "save"), ("name", "Kari Nordmann"), ("person", ""), ("seen", seen), .. fields]);
    }

    private Task<HttpResponseMessage> SignInAsync(StaffVisitor who) =>
        who.PostAsync("/sign-in", ("email", who.Account.Email), ("password", StaffVisitor.Password), ("code", who.Code(_site.Clock.Now)));
}
