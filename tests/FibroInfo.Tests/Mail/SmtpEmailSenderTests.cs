using System.Diagnostics;
using System.Net;
using FibroInfo.Mail;
using MailKit.Security;
using MimeKit;

namespace FibroInfo.Tests.Mail;

/// <summary>A letter at the door of a mail server: encryption, the login, and everything a server can do wrong.</summary>
public sealed class SmtpEmailSenderTests : IDisposable
{
    private static readonly NetworkCredential Login = new("site@fibro.example", "a pässword with blanks");

    private readonly OpenMail _mail = new();

    public void Dispose() => _mail.Dispose();

    [Theory]
    [InlineData(SmtpTls.StartTls, SecureSocketOptions.StartTls)]
    [InlineData(SmtpTls.FromTheStart, SecureSocketOptions.SslOnConnect)]
    public async Task A_letter_and_the_password_go_out_encrypted(SmtpTls tls, SecureSocketOptions security)
    {
        using var server = new TinySmtp(tls) { Mechanisms = ["PLAIN"] };

        Assert.Null(await SendAsync(To(server, security) with { Login = Login }));

        TinySmtp.Received received = await server.NextAsync();
        Assert.True(received.WasEncrypted);
        Assert.Equal("An answer", received.Letter.Subject);
        Assert.Equal($"PLAIN {Login.UserName} {Login.Password}", Assert.Single(server.Logins));
    }

    [Fact]
    public async Task To_a_server_that_offers_no_encryption_neither_the_letter_nor_the_password_is_sent()
    {
        using var server = new TinySmtp { Mechanisms = ["PLAIN", "LOGIN"] };

        DeliveryFailure? failure = await SendAsync(To(server, SecureSocketOptions.StartTls) with { Login = Login });

        Assert.Equal(DeliveryFailureKind.NoEncryption, failure!.Kind);
        Assert.DoesNotContain(server.Verbs, verb => verb is "AUTH" or "MAIL" or "DATA");
    }

    [Theory]
    [InlineData(SmtpTls.StartTls, SecureSocketOptions.StartTls)]
    [InlineData(SmtpTls.FromTheStart, SecureSocketOptions.SslOnConnect)]
    public async Task To_a_server_whose_certificate_is_not_trusted_nothing_is_sent(SmtpTls tls, SecureSocketOptions security)
    {
        using var server = new TinySmtp(tls) { Mechanisms = ["PLAIN"] };

        DeliveryFailure? failure = await new SmtpEmailSender(To(server, security) with { Login = Login }).SendAsync(Message(), "name", CancellationToken.None);

        Assert.Equal(DeliveryFailureKind.CertificateNotTrusted, failure!.Kind);
        Assert.DoesNotContain(server.Verbs, verb => verb is "AUTH" or "MAIL" or "DATA");
    }

    [Theory]
    [InlineData(SmtpTls.Never, SecureSocketOptions.SslOnConnect, DeliveryFailureKind.EncryptionFailed)]
    [InlineData(SmtpTls.FromTheStart, SecureSocketOptions.StartTls, DeliveryFailureKind.TooSlow)]
    public async Task Where_encryption_begins_otherwise_than_was_set_nothing_is_sent_and_nobody_waits(SmtpTls tls, SecureSocketOptions security, DeliveryFailureKind kind)
    {
        using var server = new TinySmtp(tls);

        DeliveryFailure? failure = await SendAsync(To(server, security) with { Timeout = TimeSpan.FromSeconds(2) });

        Assert.Equal(kind, failure!.Kind);
        Assert.DoesNotContain("MAIL", server.Verbs);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task A_password_signs_in_by_what_the_server_offers(string mechanism)
    {
        using var server = new TinySmtp { Mechanisms = [mechanism] };

        Assert.Null(await SendAsync(To(server) with { Login = Login }));

        Assert.Equal($"{mechanism} {Login.UserName} {Login.Password}", Assert.Single(server.Logins));
        Assert.Equal("An answer", (await server.NextAsync()).Letter.Subject);
    }

    [Fact]
    public async Task A_login_that_is_refused_sends_nothing()
    {
        using var server = new TinySmtp { Mechanisms = ["PLAIN"] };
        server.LoginAnswers.Enqueue("535 5.7.8 no such user as kari@nordmann.example");

        Assert.Equal(new DeliveryFailure(DeliveryFailureKind.LoginRefused, 535), await SendAsync(To(server) with { Login = Login }));
        Assert.DoesNotContain("MAIL", server.Verbs);
    }

    [Fact]
    public async Task A_server_without_the_login_that_is_set_gets_nothing()
    {
        using var server = new TinySmtp();
        using var endpoint = new TokenEndpoint();

        Assert.Equal(DeliveryFailureKind.LoginNotOffered, (await SendAsync(To(server) with { Login = Login }))!.Kind);
        server.Mechanisms = ["PLAIN"];
        Assert.Equal(DeliveryFailureKind.LoginNotOffered, (await SendWithTokenAsync(server, endpoint))!.Kind);
        Assert.DoesNotContain(server.Verbs, verb => verb is "AUTH" or "MAIL");
    }

    [Theory]
    [InlineData("MAIL", "550 not you", DeliveryFailureKind.SenderRefused, 550)]
    [InlineData("MAIL", "530 5.7.0 sign in first", DeliveryFailureKind.LoginRequired, null)]
    [InlineData("RCPT", "550 no such person as kari@nordmann.example", DeliveryFailureKind.RecipientRefused, 550)]
    [InlineData("RCPT", "452 the mailbox of kari@nordmann.example is full", DeliveryFailureKind.RecipientRefused, 452)]
    [InlineData("DATA", "421 later", DeliveryFailureKind.MessageRefused, 421)]
    [InlineData("DATA", "nonsense", DeliveryFailureKind.ConnectionLost, null)]
    public async Task What_a_server_refuses_is_known_by_step_and_code_and_its_words_are_not_kept(string verb, string answer, DeliveryFailureKind kind, int? code)
    {
        using var server = new TinySmtp();
        server.Answers[verb] = answer;

        DeliveryFailure? failure = await SendAsync(To(server));

        Assert.Equal(new DeliveryFailure(kind, code), failure);
        Assert.DoesNotContain("nordmann", $"{failure}", StringComparison.Ordinal);
        Assert.False(server.HasMore);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EHLO")]
    [InlineData("STARTTLS")]
    [InlineData("AUTH")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task A_server_that_hangs_at_any_step_is_given_up_in_time(string step)
    {
        using var server = new TinySmtp(SmtpTls.StartTls) { IsSilent = step == "", HangsAt = step, Mechanisms = ["PLAIN"] };
        var waited = Stopwatch.StartNew();

        DeliveryFailure? failure = await SendAsync(To(server, SecureSocketOptions.StartTls) with { Login = Login, Timeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(DeliveryFailureKind.TooSlow, failure!.Kind);
        Assert.InRange(waited.Elapsed, TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("AUTH")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task A_server_that_cuts_the_connection_at_any_step_did_not_take_the_letter(string step)
    {
        using var server = new TinySmtp { CutsAt = step, Mechanisms = ["PLAIN"] };

        Assert.Equal(new DeliveryFailure(DeliveryFailureKind.ConnectionLost), await SendAsync(To(server) with { Login = Login }));
        Assert.False(server.HasMore);
    }

    [Theory]
    [InlineData("QUIT", null)]
    [InlineData(null, "QUIT")]
    public async Task A_letter_that_was_acknowledged_is_sent_whatever_the_server_does_then(string? cutsAt, string? hangsAt)
    {
        using var server = new TinySmtp { CutsAt = cutsAt, HangsAt = hangsAt };
        await _mail.WriteAsync(OpenMail.Letter());
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(server));

        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));
        _mail.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(0, await postman.SendDueAsync(CancellationToken.None));

        await server.NextAsync();
        Assert.False(server.HasMore);
    }

    [Fact]
    public async Task A_letter_whose_end_was_not_acknowledged_comes_again_under_the_same_id()
    {
        using var server = new TinySmtp { CutsAt = "." };
        await _mail.WriteAsync(OpenMail.Letter());
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(server));
        Assert.Equal(0, await postman.SendDueAsync(CancellationToken.None));
        Assert.Equal(DeliveryFailureKind.ConnectionLost, _mail.Status.LastFailure!.Failure!.Kind);

        server.CutsAt = null;
        _mail.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));

        Assert.Matches("^<[0-9a-f]{32}@fibro.example>$", (await server.NextAsync()).Letter["Message-ID"]);
        Assert.Equal(_mail.Clock.Now, _mail.Status.LastSuccess!.At);
    }

    [Theory]
    [InlineData("XOAUTH2", "XOAUTH2 user=site@fibro.example auth=Bearer token-1")]
    [InlineData("OAUTHBEARER", "OAUTHBEARER n,a=site@fibro.example, ")]
    public async Task An_access_token_signs_in_and_is_kept_for_the_next_letter(string mechanism, string login)
    {
        using var server = new TinySmtp { Mechanisms = ["LOGIN", mechanism] };
        using var endpoint = new TokenEndpoint();
        SmtpEmailSender sender = WithTokens(server, endpoint);

        Assert.Null(await sender.SendAsync(Message(), "name", CancellationToken.None));
        Assert.Null(await sender.SendAsync(Message(), "name", CancellationToken.None));

        Assert.Single(endpoint.Requests);
        Assert.Equal(2, server.Logins.Count);
        Assert.All(server.Logins, said => Assert.True(said.StartsWith(login, StringComparison.Ordinal) && said.EndsWith("auth=Bearer token-1", StringComparison.Ordinal), said));
    }

    [Theory]
    [InlineData("XOAUTH2")]
    [InlineData("OAUTHBEARER")]
    public async Task A_token_that_is_refused_is_asked_for_again_once(string mechanism)
    {
        using var server = new TinySmtp { Mechanisms = [mechanism] };
        using var endpoint = new TokenEndpoint();
        server.LoginAnswers.Enqueue("535 5.7.3 expired");

        Assert.Null(await SendWithTokenAsync(server, endpoint));
        Assert.Equal(2, endpoint.Requests.Count);
        Assert.EndsWith("token-2", server.Logins.Last(), StringComparison.Ordinal);

        server.LoginAnswers.Enqueue("535 5.7.3 no");
        server.LoginAnswers.Enqueue("535 5.7.3 no");
        Assert.Equal(new DeliveryFailure(DeliveryFailureKind.LoginRefused, 535), await SendWithTokenAsync(server, endpoint));
        Assert.Equal(4, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Without_a_token_the_mail_server_is_not_even_asked()
    {
        using var server = new TinySmtp { Mechanisms = ["XOAUTH2"] };
        using var endpoint = new TokenEndpoint();
        endpoint.AnswerWith(400, "{\"error\":\"invalid_client\"}");

        Assert.Equal(new DeliveryFailure(DeliveryFailureKind.TokenRefused, 400), await SendWithTokenAsync(server, endpoint));
        Assert.Empty(server.Verbs);
    }

    [Fact]
    public async Task A_letter_to_a_domain_in_other_letters_is_sent_as_the_wire_spells_it()
    {
        using var server = new TinySmtp();
        await _mail.WriteAsync(OpenMail.Letter(to: "kari@blåbær.example"));
        using EmailDispatcher postman = _mail.EmailDispatcher(OpenMail.To(server));
        Assert.Equal(1, await postman.SendDueAsync(CancellationToken.None));

        TinySmtp.Received received = await server.NextAsync();
        Assert.Equal("RCPT TO:<kari@xn--blbr-roah.example>", Assert.Single(received.Receivers));
        Assert.Equal("kari@xn--blbr-roah.example", received.Letter["To"]);
    }

    private static SmtpServer To(TinySmtp server, SecureSocketOptions security = SecureSocketOptions.None) =>
        new("localhost", server.Port, security) { Timeout = TimeSpan.FromSeconds(20) };

    private Task<DeliveryFailure?> SendAsync(SmtpServer server) =>
        new SmtpEmailSender(server, isTrusted: TestCertificate.IsTrusted).SendAsync(Message(), "name", CancellationToken.None);

    private SmtpEmailSender WithTokens(TinySmtp server, TokenEndpoint endpoint) =>
        new(To(server) with { TokenUser = Login.UserName }, endpoint.Client(_mail.Clock));

    private Task<DeliveryFailure?> SendWithTokenAsync(TinySmtp server, TokenEndpoint endpoint) =>
        WithTokens(server, endpoint).SendAsync(Message(), "name", CancellationToken.None);

    private MimeMessage Message() => _mail.Head.TryWrite(OpenMail.Letter(), "0123456789abcdef0123456789abcdef")!;
}
