using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Hands e-mails to a mail server.</summary>
/// <param name="tokens">The source of access tokens; null when the server needs none.</param>
/// <param name="isTrusted">Decides which certificates are trusted; by default those that the machine trusts.</param>
public sealed class SmtpEmailSender(SmtpServer server, OAuthTokenClient? tokens = null, RemoteCertificateValidationCallback? isTrusted = null) : IEmailSender
{
    private static readonly TimeSpan DisconnectTimeout = TimeSpan.FromSeconds(2);

    public async Task<DeliveryFailure?> SendAsync(MimeMessage message, string name, CancellationToken cancel)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(server.Timeout);
        try
        {
            DeliveryFailure? failure = await TryOnceAsync(message, timer.Token);
            if (failure?.Kind == DeliveryFailureKind.LoginRefused && tokens is not null)
            {
                // A token can be revoked before it expires: a new one may be accepted.
                tokens.ClearCache();
                failure = await TryOnceAsync(message, timer.Token);
            }

            return failure;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new DeliveryFailure(DeliveryFailureKind.TooSlow);
        }
    }

    private async Task<DeliveryFailure?> TryOnceAsync(MimeMessage message, CancellationToken cancel)
    {
        OAuthTokenResult? token = tokens is null ? null : await tokens.GetAsync(cancel);
        if (token?.Failure is { } noToken)
        {
            return noToken;
        }

        bool wasTrusted = true;
        using var client = new SmtpClient
        {
            // A revocation check sends a request to a URL in the certificate; the site sends requests only to configured addresses.
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (sender, certificate, chain, errors) =>
                wasTrusted = isTrusted?.Invoke(sender, certificate, chain, errors) ?? errors == SslPolicyErrors.None,
        };
        var step = SmtpStep.Connect;
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Security, cancel);
            step = SmtpStep.SignIn;
            if (await SignInAsync(client, token?.Token, cancel) is { } refused)
            {
                return refused;
            }

            step = SmtpStep.Send;
            await client.SendAsync(message, cancel);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // A cancelled TLS handshake fails with an exception of another type.
            throw new OperationCanceledException(cancel);
        }
        catch (Exception failed) when (SmtpFailureClassifier.Find(failed, step, wasTrusted) is not null)
        {
            return SmtpFailureClassifier.Find(failed, step, wasTrusted);
        }

        await DisconnectAsync(client);
        return null;
    }

    private async Task<DeliveryFailure?> SignInAsync(SmtpClient client, string? token, CancellationToken cancel)
    {
        if (token is null)
        {
            if (server.Login is { } login)
            {
                await client.AuthenticateAsync(login, cancel);
            }

            return null;
        }

        SaslMechanism? mechanism = client.AuthenticationMechanisms.Contains("OAUTHBEARER") ? new SaslMechanismOAuthBearer(server.TokenUser!, token)
            : client.AuthenticationMechanisms.Contains("XOAUTH2") ? new SaslMechanismOAuth2(server.TokenUser!, token)
            : null;
        if (mechanism is null)
        {
            return new DeliveryFailure(DeliveryFailureKind.LoginNotOffered);
        }

        await client.AuthenticateAsync(mechanism, cancel);
        return null;
    }

    // The server has accepted the e-mail: whatever happens to the connection now, the e-mail must not be sent again.
    private static async Task DisconnectAsync(SmtpClient client)
    {
        using var timer = new CancellationTokenSource(DisconnectTimeout);
        try
        {
            await client.DisconnectAsync(quit: true, timer.Token);
        }
        catch (Exception failed) when (failed is OperationCanceledException || SmtpFailureClassifier.Find(failed, SmtpStep.Send, wasTrusted: true) is not null)
        {
            // A server may close the connection without answering QUIT.
        }
    }
}

/// <summary>The mail server that receives the site's e-mails.</summary>
/// <param name="Security">One of <c>SslOnConnect</c>, <c>StartTls</c> and <c>None</c>.</param>
public sealed record SmtpServer(string Host, int Port, SecureSocketOptions Security)
{
    /// <summary>User and password; null when there is no login, or one by token.</summary>
    public NetworkCredential? Login { get; init; }

    /// <summary>The mailbox that access tokens are for; null when none are used.</summary>
    public string? TokenUser { get; init; }

    /// <summary>How long sending one e-mail may take, from connecting to the server's last reply.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

internal enum SmtpStep
{
    Connect,
    SignIn,
    Send,
}

/// <summary>Maps MailKit's exceptions to failures. Their messages are never kept, because they contain the server's text.</summary>
internal static class SmtpFailureClassifier
{
    /// <param name="step">The step during which it was thrown.</param>
    /// <param name="wasTrusted">Whether the server's certificate, if it showed one, is trusted.</param>
    /// <returns>Null for an exception that no server causes.</returns>
    public static DeliveryFailure? Find(Exception exception, SmtpStep step, bool wasTrusted) => exception switch
    {
        SslHandshakeException => new(wasTrusted ? DeliveryFailureKind.EncryptionFailed : DeliveryFailureKind.CertificateNotTrusted),
        AuthenticationException refused => new(DeliveryFailureKind.LoginRefused, CodeOf(refused)),
        ServiceNotAuthenticatedException => new(DeliveryFailureKind.LoginRequired),
        SmtpCommandException refused => new(KindOf(refused, step), (int)refused.StatusCode),
        NotSupportedException => new(step switch
        {
            SmtpStep.Connect => DeliveryFailureKind.NoEncryption,
            SmtpStep.SignIn => DeliveryFailureKind.LoginNotOffered,
            _ => DeliveryFailureKind.MessageRefused,
        }),
        SocketException when step == SmtpStep.Connect => new(DeliveryFailureKind.ServerUnreachable),
        SocketException or IOException or ProtocolException or ServiceNotConnectedException => new(DeliveryFailureKind.ConnectionLost),
        TimeoutException => new(DeliveryFailureKind.TooSlow),
        _ => null,
    };

    private static DeliveryFailureKind KindOf(SmtpCommandException refused, SmtpStep step) => refused.ErrorCode switch
    {
        SmtpErrorCode.SenderNotAccepted => DeliveryFailureKind.SenderRefused,
        SmtpErrorCode.RecipientNotAccepted => DeliveryFailureKind.RecipientRefused,
        SmtpErrorCode.MessageNotAccepted => DeliveryFailureKind.MessageRefused,
        _ => step == SmtpStep.Send ? DeliveryFailureKind.MessageRefused : DeliveryFailureKind.ServerRefused,
    };

    // "535: 5.7.8 Error: authentication failed": MailKit gives the code only in the message.
    private static int? CodeOf(AuthenticationException refused) =>
        refused.Message.Length >= 3 && int.TryParse(refused.Message.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : null;
}
