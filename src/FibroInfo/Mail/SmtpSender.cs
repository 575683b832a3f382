using System.Net.Security;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>Hands letters to a mail server.</summary>
/// <param name="server">Where, and how to sign in.</param>
/// <param name="tokens">Where its access tokens come from; null when it wants none.</param>
/// <param name="isTrusted">Which certificates are trusted; by default those that the machine trusts.</param>
public sealed class SmtpSender(SmtpServer server, OAuthTokenClient? tokens = null, RemoteCertificateValidationCallback? isTrusted = null) : ISender
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
                tokens.Forget();
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
        catch (Exception failed) when (SmtpFailures.Find(failed, step, wasTrusted) is not null)
        {
            return SmtpFailures.Find(failed, step, wasTrusted);
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
        catch (Exception failed) when (failed is OperationCanceledException || SmtpFailures.Find(failed, SmtpStep.Send, wasTrusted: true) is not null)
        {
            // A server that hangs up without a word is within its rights.
        }
    }
}
