using MailKit.Security;

namespace FibroInfo.Mail;

/// <summary>How e-mail leaves the site. Contains what pages may show, without passwords.</summary>
/// <param name="Site">The site's public URL.</param>
/// <param name="From">The sender of every e-mail (From).</param>
/// <param name="Server">Null when e-mails are written as files.</param>
/// <param name="Folder">The folder for these files.</param>
public sealed record EmailRoute(Uri Site, string From, SmtpServer? Server, string Folder)
{
    public EmailLogin Login => Server switch
    {
        { TokenUser: not null } => EmailLogin.OAuth,
        { Login: not null } => EmailLogin.Password,
        _ => EmailLogin.None,
    };

    /// <summary>The value of the setting <c>Mail:Security</c>.</summary>
    public string Security => Server?.Security switch
    {
        SecureSocketOptions.SslOnConnect => "Tls",
        SecureSocketOptions.StartTls => "StartTls",
        _ => "None",
    };
}

public enum EmailLogin
{
    None,
    Password,
    OAuth,
}

/// <summary>Logs once, at the start, how e-mail leaves the site.</summary>
/// <param name="readableByAnyone">The settings whose secret files every user of this machine can read.</param>
internal sealed partial class EmailRouteLog(EmailRoute route, IReadOnlyList<string> readableByAnyone, ILogger<EmailRouteLog> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (route.Server is { } server)
        {
            LogServer(server.Host, server.Port, route.Security, route.Login);
        }

        foreach (string setting in readableByAnyone)
        {
            LogReadable(setting);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "E-mail goes to {Host}, port {Port}; Mail:Security is {Security}, login: {Login}.")]
    private partial void LogServer(string host, int port, string security, EmailLogin login);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Every user of this machine can read the file of {Setting}: give it mode 600 or 640.")]
    private partial void LogReadable(string setting);
}
