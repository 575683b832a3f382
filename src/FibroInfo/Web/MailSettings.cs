using System.Net.Mail;

namespace FibroInfo.Web;

/// <summary>How letters leave the site. No record: its text would show the password.</summary>
public sealed class MailSettings
{
    // Where mail is handed in with a name and a password (RFC 6409).
    private const int SubmissionPort = 587;

    /// <summary>The mail server; null to write letters into a folder.</summary>
    public string? Host { get; private init; }

    public int Port { get; private init; }

    public string? User { get; private init; }

    public string? Password { get; private init; }

    public required MailAddress From { get; init; }

    internal static MailSettings Read(IConfiguration configuration, Uri baseUrl)
    {
        string? Value(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];
        return new MailSettings
        {
            Host = Value("Mail:Host"),
            Port = Value("Mail:Port") is { } port ? int.Parse(port) : SubmissionPort,
            User = Value("Mail:User"),
            Password = configuration["Mail:Password"],
            From = new MailAddress(Value("Mail:From") ?? $"no-reply@{MailHostOf(baseUrl)}"),
        };
    }

    private static string MailHostOf(Uri site) => site.HostNameType == UriHostNameType.IPv6 ? $"[IPv6:{site.IdnHost}]" : site.IdnHost;
}
