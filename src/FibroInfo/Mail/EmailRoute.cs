using MailKit.Security;

namespace FibroInfo.Mail;

/// <summary>How e-mail leaves the site, as it may be shown: without any secret.</summary>
/// <param name="Site">The site's public address.</param>
/// <param name="From">The address in every e-mail's From.</param>
/// <param name="Server">Null when e-mails are files.</param>
/// <param name="Folder">Where they are files.</param>
public sealed record EmailRoute(Uri Site, string From, SmtpServer? Server, string Folder)
{
    public EmailLogin Login => Server switch
    {
        { TokenUser: not null } => EmailLogin.OAuth,
        { Login: not null } => EmailLogin.Password,
        _ => EmailLogin.None,
    };

    /// <summary>As the settings spell it.</summary>
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

/// <summary>Says once, at the start, how e-mail leaves the site.</summary>
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
