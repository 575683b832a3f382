using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Tests.Mail;
using FibroInfo.Tests.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages.Admin;

/// <summary>Where administrators see how e-mail is sent, and try it.</summary>
public sealed class MailPageTests : IDisposable
{
    private const string Path = "/admin/mail";

    private readonly TinySmtp _server = new() { Mechanisms = ["PLAIN"] };
    private readonly RunningSite _site;

    public MailPageTests() => _site = new RunningSite(
        _ => { },
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", _server.Port.ToString(CultureInfo.InvariantCulture)), ("Mail:User", "site-user"), ("Mail:Password", "hidden-password"));

    public void Dispose()
    {
        _site.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task An_administrator_sends_a_test_message_and_reads_that_it_was_accepted()
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        IHtmlDocument page = Html.Parse(await ingrid.ReadAsync("/admin"));
        Assert.NotNull(page.QuerySelector($"nav a[href='{Path}']"));
        string asked = await ingrid.ReadAsync(Path);
        Assert.Equal(ingrid.Account.Email, Html.Parse(asked).One("#email").GetAttribute("value"));
        Assert.Contains("127.0.0.1", Html.Parse(asked).One("main").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-password", asked, StringComparison.Ordinal);

        using HttpResponseMessage answer = await ingrid.PostAsync(Path, ("email", "kari@nordmann.example"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("accepted the test message for kari@nordmann.example", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#result").Words(), StringComparison.Ordinal);
        TinySmtp.Received received = await _server.NextAsync();
        Assert.Equal("RCPT TO:<kari@nordmann.example>", Assert.Single(received.Receivers));
        Assert.Equal("Test message from localhost", received.Letter.Subject);
        AuditEntry line = Assert.Single(await LinesAsync());
        Assert.Equal((ingrid.Account.Id, "mail", (string?)null), (line.Account, line.Subject, line.Detail));
    }

    [Theory]
    [InlineData("email", "email")]
    [InlineData("email", "EMAIL")]
    public async Task A_field_that_is_sent_twice_is_refused_and_nothing_is_sent(string first, string second)
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(_site, Role.Administrator);

        using HttpResponseMessage answer = await ingrid.PostAsync(Path, (first, "kari@nordmann.example"), (second, "ola@nordmann.example"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await LinesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("kari")]
    [InlineData("kari@nordmann.example\r\nBcc: thief@evil.example")]
    [InlineData("kari@nordmann.example, ola@nordmann.example")]
    public async Task What_is_no_address_is_refused_with_the_form_again(string typed)
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(_site, Role.Administrator);

        using HttpResponseMessage answer = await ingrid.PostAsync(Path, ("email", typed));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("Enter an e-mail address, such as name@example.org.", page.One("#fault-email").Words());
        Assert.Equal("fault-email", page.One("#email").GetAttribute("aria-describedby"));
        Assert.False(_server.HasMore);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task A_login_that_is_refused_is_told_in_words_and_stays_on_the_page_until_something_is_sent()
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        _server.LoginAnswers.Enqueue("535 5.7.8 kari@nordmann.example is unknown");

        using HttpResponseMessage answer = await ingrid.PostAsync(Path, ("email", "kari@nordmann.example"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("The mail server refused the login.", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#result").Words(), StringComparison.Ordinal);
        string later = await ingrid.ReadAsync(Path);
        Assert.Contains("refused the login", Html.Parse(later).One("#last-failure").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("nordmann", later, StringComparison.Ordinal);

        _site.Clock.Pass(TimeSpan.FromSeconds(1));
        using HttpResponseMessage sent = await ingrid.PostAsync(Path, ("email", "kari@nordmann.example"));
        Assert.Null(Html.Parse(await ingrid.ReadAsync(Path)).QuerySelector("#last-failure"));
    }

    [Fact]
    public async Task What_waits_is_counted()
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        Assert.Contains("0 messages are waiting", Html.Parse(await ingrid.ReadAsync(Path)).One("#waiting").Words(), StringComparison.Ordinal);
        _server.Answers["RCPT"] = "451 later";
        Outbox outbox = _site.Services.GetRequiredService<Outbox>();
        await _site.Services.GetRequiredService<SiteDatabase>().WriteAsync(
            transaction =>
            {
                outbox.Add(transaction, OpenMail.Letter());
                return Task.FromResult(true);
            }, CancellationToken.None);

        Assert.Contains("1 message is waiting", Html.Parse(await ingrid.ReadAsync(Path)).One("#waiting").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Author)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Moderator)]
    public async Task Nobody_but_administrators_sees_the_page_or_sends_anything(Role role)
    {
        using StaffVisitor other = await StaffVisitor.SignInAsync(_site, role);

        Assert.Null(Html.Parse(await other.ReadAsync("/admin")).QuerySelector($"a[href='{Path}']"));
        using HttpResponseMessage page = await other.GetAsync(Path);
        using HttpResponseMessage answer = await other.PostFromAsync("/account", Path, ("email", "kari@nordmann.example"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, answer.StatusCode));
        Assert.False(_server.HasMore);
        Assert.Empty(await LinesAsync());
    }

    [Fact]
    public async Task A_form_without_its_token_sends_nothing()
    {
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(_site, Role.Administrator);

        using HttpResponseMessage answer = await ingrid.PostBareAsync(Path, ("email", "kari@nordmann.example"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(_server.HasMore);
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_that_messages_are_files()
    {
        using var site = new RunningSite();
        using StaffVisitor ingrid = await StaffVisitor.SignInAsync(site, Role.Administrator);
        Assert.Contains("No mail server is set.", Html.Parse(await ingrid.ReadAsync(Path)).One("main").Words(), StringComparison.Ordinal);

        using HttpResponseMessage answer = await ingrid.PostAsync(Path, ("email", "kari@nordmann.example"));

        Assert.Contains("saved as a file", Html.Parse(await answer.Content.ReadAsStringAsync()).One("#result").Words(), StringComparison.Ordinal);
        Assert.Equal("kari@nordmann.example", Assert.Single(await Mailed.UntilAsync(site, 1))["To"]);
    }

    private Task<List<AuditEntry>> LinesAsync() => _site.Services.GetRequiredService<SiteDatabase>().ReadAsync(
        db => db.Set<AuditEntry>().Where(entry => entry.Action == "mail.test").ToListAsync());
}
