using System.Runtime.Versioning;
using FibroInfo.Web;
using MailKit.Security;
using Microsoft.Extensions.Configuration;

namespace FibroInfo.Tests.Web;

/// <summary>How the settings of <c>Mail</c> are read, and which of them make no sense together.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class MailSettingsTests : IDisposable
{
    private const string Host = "smtp.example.org";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mail-settings-");

    public MailSettingsTests()
    {
        _folder.CreateSubdirectory("content");
        _folder.CreateSubdirectory("wwwroot");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Host=smtp.example.org", SecureSocketOptions.StartTls, 587)]
    [InlineData("Host=smtp.example.org;Port=2525", SecureSocketOptions.StartTls, 2525)]
    [InlineData("Host=smtp.example.org;Port=25", SecureSocketOptions.StartTls, 25)]
    [InlineData("Host=smtp.example.org;Port=465", SecureSocketOptions.SslOnConnect, 465)]
    [InlineData("Host=smtp.example.org;Security=tls", SecureSocketOptions.SslOnConnect, 465)]
    [InlineData("Host=10.0.0.5", SecureSocketOptions.StartTls, 587)]
    [InlineData("Host=2001:db8::1", SecureSocketOptions.StartTls, 587)]
    [InlineData("Host=mailserver", SecureSocketOptions.StartTls, 587)]
    [InlineData("Host=mailserver;Security=None", SecureSocketOptions.None, 25)]
    [InlineData("Host=localhost", SecureSocketOptions.None, 25)]
    [InlineData("Host=127.0.0.1;Port=1025", SecureSocketOptions.None, 1025)]
    [InlineData("Host=::1", SecureSocketOptions.None, 25)]
    [InlineData("Host=localhost;Security=StartTls", SecureSocketOptions.StartTls, 587)]
    [InlineData("Host=localhost;Port=465", SecureSocketOptions.SslOnConnect, 465)]
    public void Letters_leave_this_machine_encrypted_and_the_port_says_how(string given, SecureSocketOptions security, int port)
    {
        MailSettings mail = Read(Pairs(given));

        Assert.Equal((security, port), (mail.Security, mail.Port));
    }

    [Theory]
    [InlineData("Port=587", "Mail:Port is set and Mail:Host is not")]
    [InlineData("User=site", "Mail:User is set and Mail:Host is not")]
    [InlineData("OAuth:Scope=x", "Mail:OAuth:Scope is set and Mail:Host is not")]
    [InlineData("Host=smtp.example.org;User=site", "Mail:User is set without a way to sign in")]
    [InlineData("Host=smtp.example.org;Password=x", "Mail:User is missing: Mail:Password is set")]
    [InlineData("Host=smtp.example.org;PasswordFile=x", "Mail:User is missing: Mail:PasswordFile is set")]
    [InlineData("Host=smtp.example.org;User=site;Password=hidden;PasswordFile=x", "Mail:Password and Mail:PasswordFile are both set")]
    [InlineData("Host=smtp.example.org;User=site;Password=hidden;OAuth:ClientId=x", "Mail:Password and Mail:OAuth:ClientId are both set")]
    [InlineData("Host=smtp.example.org;User=site;PasswordFile=x;OAuth:Scope=x", "Mail:PasswordFile and Mail:OAuth:Scope are both set")]
    [InlineData("Host=smtp.example.org;User=site;OAuth:ClientId=x;OAuth:ClientSecretFile=x;OAuth:Scope=x", "Mail:OAuth:TokenEndpoint is missing")]
    [InlineData("Host=smtp.example.org;User=site;OAuth:TokenEndpoint=https://x.example/;OAuth:ClientSecretFile=x;OAuth:Scope=x", "Mail:OAuth:ClientId is missing")]
    [InlineData("Host=smtp.example.org;User=site;OAuth:TokenEndpoint=https://x.example/;OAuth:ClientId=x;OAuth:Scope=x", "Mail:OAuth:ClientSecretFile is missing")]
    [InlineData("Host=smtp.example.org;User=site;OAuth:TokenEndpoint=https://x.example/;OAuth:ClientId=x;OAuth:ClientSecretFile=x", "Mail:OAuth:Scope is missing")]
    [InlineData("Host=smtp.example.org;OAuth:TokenEndpoint=https://x.example/;OAuth:ClientId=x;OAuth:ClientSecretFile=x;OAuth:Scope=x", "Mail:User is missing")]
    [InlineData("Host=smtp.example.org;Security=Tls;Port=25", "Mail:Security is Tls and Mail:Port is 25")]
    [InlineData("Host=smtp.example.org;Security=Tls;Port=587", "Mail:Security is Tls and Mail:Port is 587")]
    [InlineData("Host=smtp.example.org;Security=StartTls;Port=465", "Mail:Security is StartTls and Mail:Port is 465")]
    [InlineData("Host=localhost;Security=None;Port=465", "Mail:Security is None and Mail:Port is 465")]
    [InlineData("Host=smtp.example.org;Security=None", "Mail:Security is None and Mail:Host is 'smtp.example.org', which is another machine")]
    [InlineData("Host=10.0.0.5;Security=None", "Mail:Security is None and Mail:Host is '10.0.0.5', which is another machine")]
    [InlineData("Host=2001:db8::1;Security=none", "Mail:Security is None and Mail:Host is '2001:db8::1', which is another machine")]
    [InlineData("Host=smtp.example.org;Security=SSL", "Mail:Security is 'SSL'; it must be StartTls, Tls or None.")]
    [InlineData("Host=smtp.example.org;Port=70000", "Mail:Port is '70000'; it must be a port")]
    [InlineData("OAuth:TokenEndpoint=http://login.example.org/token", "Mail:OAuth:TokenEndpoint is 'http://login.example.org/token'; it must be an https address")]
    [InlineData("OAuth:TokenEndpoint=login.example.org", "Mail:OAuth:TokenEndpoint is 'login.example.org'; it must be an https address")]
    [InlineData("From=clinic", "Mail:From is 'clinic'; it must be an e-mail address")]
    [InlineData("From=søren@clinic.example", "Mail:From is 'søren@clinic.example'; it must be an e-mail address")]
    [InlineData("From=a@clinic.example, b@clinic.example", "Mail:From is 'a@clinic.example, b@clinic.example'; it must be an e-mail address")]
    [InlineData("OAuth:ClientSecret=hidden", "Mail:OAuth:ClientSecretisn't a setting; did you mean Mail:OAuth:ClientSecretFile?")]
    [InlineData("OAuth:ClientId=x;OAuth:TokenEndpont=y", "Mail:OAuth:TokenEndpontisn't a setting; did you mean Mail:OAuth:TokenEndpoint?")]
    [InlineData("Passwort=hidden", "Mail:Passwortisn't a setting; did you mean Mail:Password?")]
    [InlineData("UseSsl=true", "Mail:UseSslisn't a setting; did you mean Mail:User?")]
    public void Settings_that_make_no_sense_stop_the_start_by_name(string given, string begin)
    {
        string message = Assert.Throws<InvalidOperationException>(() => Read(Pairs(given))).Message;

        Assert.StartsWith(begin, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("a secret", "a secret")]
    [InlineData("a secret\n", "a secret")]
    [InlineData("a secret\r\n", "a secret")]
    [InlineData("\uFEFFa secret\n\n", "a secret")]
    [InlineData(" påssword ", " påssword ")]
    public void A_password_in_a_file_is_its_line_without_the_end(string text, string password)
    {
        string file = FileOf(text);

        Assert.Equal(password, Read([("Mail:Host", Host), ("Mail:User", "site"), ("Mail:PasswordFile", file)]).Password);
        Assert.Equal(password, Read(
        [
            ("Mail:Host", Host), ("Mail:User", "site@example.org"), ("Mail:OAuth:TokenEndpoint", "https://login.example.org/token"),
            ("Mail:OAuth:ClientId", "id"), ("Mail:OAuth:ClientSecretFile", file), ("Mail:OAuth:Scope", "scope"),
        ]).OAuth!.ClientSecret);
    }

    [Theory]
    [InlineData("", "the file is empty.")]
    [InlineData("\n", "the file holds only an end of line.")]
    [InlineData("one\ntwo\n", "the file must hold the secret alone, on one line.")]
    [InlineData("one\0", "the file must hold the secret alone, on one line.")]
    public void A_file_that_is_no_secret_stops_the_start_and_what_it_holds_is_not_said(string text, string words)
    {
        string file = FileOf(text);

        Assert.Equal($"Mail:PasswordFile is '{file}'; {words}", Refusal(file));
    }

    [Fact]
    public void A_file_that_cannot_be_read_stops_the_start()
    {
        string missing = Path.Combine(_folder.FullName, "missing");
        Assert.Equal($"Mail:PasswordFile is '{missing}'; there is no such file, or the site's user cannot see it.", Refusal(missing));
        Assert.Equal($"Mail:PasswordFile is '{_folder.FullName}'; that is a folder, and it must be a file.", Refusal(_folder.FullName));
        Assert.Contains("is longer than", Refusal(FileOf(new string('x', 20_000))), StringComparison.Ordinal);
        Assert.Contains("not text in UTF-8", Refusal(FileOf("\u00e5", System.Text.Encoding.Latin1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_never_ends_is_not_read() => Assert.Equal("Mail:PasswordFile is '/dev/zero'; the file is empty.", Refusal("/dev/zero"));

    [Fact]
    public void A_secret_that_anyone_on_the_machine_can_read_is_known()
    {
        string file = FileOf("secret");
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("This test is about file modes.");
        }

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Empty(Read([("Mail:Host", Host), ("Mail:User", "site"), ("Mail:PasswordFile", file)]).ReadableByAnyone);

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal("Mail:PasswordFile", Assert.Single(Read([("Mail:Host", Host), ("Mail:User", "site"), ("Mail:PasswordFile", file)]).ReadableByAnyone));
    }

    [Theory]
    [InlineData("clinic@blåbær.example", "", "clinic@xn--blbr-roah.example")]
    [InlineData("The clinic <post@clinic.example>", "The clinic", "post@clinic.example")]
    [InlineData("\"Smerte, klinikk\" <post@clinic.example>", "Smerte, klinikk", "post@clinic.example")]
    [InlineData("post@localhost", "", "post@localhost")]
    public void The_sender_may_have_a_name_and_a_domain_in_other_letters(string given, string name, string address)
    {
        MailSettings mail = Read([("Mail:From", given)]);

        Assert.Equal((name, address), (mail.From.DisplayName, mail.From.Address));
    }

    private static (string, string)[] Pairs(string given) =>
        [.. given.Split(';').Select(pair => pair.Split('=', 2)).Select(pair => ($"Mail:{pair[0]}", pair[1]))];

    private string FileOf(string text, System.Text.Encoding? encoding = null)
    {
        string file = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));
        File.WriteAllText(file, text, encoding ?? new System.Text.UTF8Encoding(false));
        return file;
    }

    private string Refusal(string file) => Assert.Throws<InvalidOperationException>(
        () => Read([("Mail:Host", Host), ("Mail:User", "site"), ("Mail:PasswordFile", file)])).Message;

    private MailSettings Read((string Key, string Value)[] given) => SiteSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(given.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build(),
        _folder.FullName, _folder.FullName).Mail;
}
