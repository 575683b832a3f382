using System.Globalization;
using FibroInfo.Tests.Mail;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Commands;

/// <summary><c>mail test</c>: one message now, and in words what became of it.</summary>
public sealed class MailTestTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("mail-test-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_message_that_is_taken_says_so_and_arrives()
    {
        using var server = new TinySmtp();

        (int exitCode, string output, string errors) = Run(server);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal("127.0.0.1 accepted the test message for kari@nordmann.example. If it doesn't arrive, look in the spam folder.", output);
        TinySmtp.Received received = await server.NextAsync();
        Assert.Equal(("Test message from fibro.example", "kari@nordmann.example"), (received.Letter.Subject, received.Letter["To"]));
        Assert.False(server.HasMore);
    }

    [Fact]
    public void A_login_that_is_refused_is_a_problem_and_the_password_is_not_said()
    {
        using var server = new TinySmtp { Mechanisms = ["PLAIN"] };
        server.LoginAnswers.Enqueue("535 no");

        (int exitCode, string output, string errors) = Run(server, "--Mail:User=site", "--Mail:Password=hidden");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("refused the login (it answered 535)", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_offers_no_encryption_is_a_problem()
    {
        using var server = new TinySmtp();

        (int exitCode, _, string errors) = Run(server, "--Mail:Security=StartTls");

        Assert.Equal(1, exitCode);
        Assert.Contains("doesn't offer STARTTLS", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_not_trusted_is_a_problem()
    {
        using var server = new TinySmtp(SmtpTls.FromTheStart);

        (int exitCode, _, string errors) = Run(server, "--Mail:Security=Tls");

        Assert.Equal(1, exitCode);
        Assert.Contains("showed a certificate that this machine doesn't trust", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_the_server_refuses_is_a_problem_and_its_words_are_not_repeated()
    {
        using var server = new TinySmtp();
        server.Answers["RCPT"] = "550 5.1.1 nobody here by that name";

        (int exitCode, _, string errors) = Run(server);

        Assert.Equal(1, exitCode);
        Assert.Contains("refused the address that you typed (it answered 550)", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody here", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_away_is_a_problem()
    {
        string port;
        using (var gone = new TinySmtp())
        {
            port = Port(gone);
        }

        (int exitCode, _, string errors) = Run(port);

        Assert.Equal(1, exitCode);
        Assert.Contains("can't be reached", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail", "Required command")]
    [InlineData("mail test", "ADDRESS")]
    [InlineData("mail test kari", "'kari' isn't an e-mail address.")]
    [InlineData("mail test kari@nordmann.example ola@nordmann.example", "'ola@nordmann.example'")]
    [InlineData("mail tset kari@nordmann.example", "Did you mean 'test'?")]
    public void Wrong_use_ends_with_2_and_a_sentence(string line, string sentence)
    {
        (int exitCode, string output, string errors) = Executable.Run([.. line.Split(' '), $"--Paths:Data={_data.FullName}"]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_site_sends_it_by_its_own_settings()
    {
        using var server = new TinySmtp();
        using var site = new RunningSite(_ => { }, ("Mail:Host", "127.0.0.1"), ("Mail:Port", Port(server)));

        (int exitCode, string output, string errors) = Executable.Run("mail", "test", "kari@nordmann.example", $"--Paths:Data={site.Data.FullName}");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("127.0.0.1 accepted the test message", output, StringComparison.Ordinal);
        Assert.Equal("Test message from localhost", (await server.NextAsync()).Letter.Subject);
    }

    [Fact]
    public void Without_a_mail_server_it_says_where_the_message_is()
    {
        (int exitCode, string output, _) = Executable.Run("mail", "test", "kari@nordmann.example", $"--Paths:Data={_data.FullName}");

        Assert.Equal(0, exitCode);
        string folder = Path.Combine(_data.FullName, "mail");
        Assert.Equal($"No mail server is set (Mail:Host). The test message is a file in '{folder}'.", output.TrimEnd());
        Assert.Contains("kari@nordmann.example", File.ReadAllText(Assert.Single(Directory.GetFiles(folder))), StringComparison.Ordinal);
    }

    private static string Port(TinySmtp server) => server.Port.ToString(CultureInfo.InvariantCulture);

    private (int ExitCode, string Output, string Errors) Run(TinySmtp server, params string[] settings) => Run(Port(server), settings);

    private (int ExitCode, string Output, string Errors) Run(string port, params string[] settings)
    {
        (int exitCode, string output, string errors) = Executable.Run(
            ["mail", "test", "kari@nordmann.example", $"--Paths:Data={_data.FullName}", "--Site:BaseUrl=https://fibro.example",
            "--Mail:Host=127.0.0.1", $"--Mail:Port={port}", .. settings]);
        return (exitCode, output.TrimEnd(), errors);
    }
}
