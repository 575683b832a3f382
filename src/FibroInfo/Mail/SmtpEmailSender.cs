using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Hands letters to a mail server.</summary>
/// <param name="server">Where, and how to sign in.</param>
/// <param name="tokens">Where its access tokens come from; null when it wants none.</param>
/// <param name="isTrusted">Which certificates are trusted; by default those that the machine trusts.</param>
public sealed class SmtpEmailSender(SmtpServer server, OAuthTokenClient? tokens = null, RemoteCertificateValidationCallback? isTrusted = null) : IEmailSender
{
    private static readonly TimeSpan GoodbyeTimeout = TimeSpan.FromSeconds(2);

    public async Task<DeliveryFailure?> SendAsync(MimeMessage message, string name, CancellationToken cancel)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(server.Timeout);
        try
        {
            DeliveryFailure? failure = await TryOnceAsync(message, timer.Token);
            if (failure?.Kind == DeliveryFailureKind.LoginRefused && tokens is not null)
            {
                // A token can be withdrawn before its time: a new one may be taken.
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
            // It would ask an address that stands in the certificate: the site sends requests nowhere else.
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
            // A handshake that is given up fails with an exception of its own.
            throw new OperationCanceledException(cancel);
        }
        catch (Exception failed) when (SmtpFailureClassifier.Find(failed, step, wasTrusted) is not null)
        {
            return SmtpFailureClassifier.Find(failed, step, wasTrusted);
        }

        await SayGoodbyeAsync(client);
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

    // The e-mail is taken: whatever becomes of the connection now, it must not be sent again.
    private static async Task SayGoodbyeAsync(SmtpClient client)
    {
        using var timer = new CancellationTokenSource(GoodbyeTimeout);
        try
        {
            await client.DisconnectAsync(quit: true, timer.Token);
        }
        catch (Exception failed) when (failed is OperationCanceledException || SmtpFailureClassifier.Find(failed, SmtpStep.Send, wasTrusted: true) is not null)
        {
            // A server that hangs up without a word is within its rights.
        }
    }
}

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

internal enum SmtpStep
{
    Connect,
    SignIn,
    Send,
}

/// <summary>What MailKit's exceptions mean. Their words are never kept: they are the server's.</summary>
internal static class SmtpFailureClassifier
{
    /// <param name="exception">What was thrown.</param>
    /// <param name="step">What was being done.</param>
    /// <param name="wasTrusted">Whether the certificate, if one was shown, is trusted.</param>
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

    // "535: 5.7.8 Error: authentication failed": MailKit keeps the code nowhere else.
    private static int? CodeOf(AuthenticationException refused) =>
        refused.Message.Length >= 3 && int.TryParse(refused.Message.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : null;
}
