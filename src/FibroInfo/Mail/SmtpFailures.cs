using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace FibroInfo.Mail;

internal enum SmtpStep
{
    Connect,
    SignIn,
    Send,
}

/// <summary>What MailKit's exceptions mean. Their words are never kept: they are the server's.</summary>
internal static class SmtpFailures
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
