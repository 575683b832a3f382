using System.Net;
using MailKit.Security;

namespace FibroInfo.Mail;

/// <summary>The mail server that e-mails are handed to.</summary>
/// <param name="Security">One of three: <c>SslOnConnect</c>, <c>StartTls</c>, <c>None</c>.</param>
public sealed record SmtpServer(string Host, int Port, SecureSocketOptions Security)
{
    /// <summary>User and password; null where there is no login, or one by token.</summary>
    public NetworkCredential? Login { get; init; }

    /// <summary>The mailbox that access tokens are for; null where none are used.</summary>
    public string? TokenUser { get; init; }

    /// <summary>How long one e-mail may take, from the first connection to the server's last word.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
