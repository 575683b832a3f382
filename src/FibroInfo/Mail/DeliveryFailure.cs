namespace FibroInfo.Mail;

/// <summary>Why an e-mail was not handed over. It holds no text of the server, which often repeats the recipient's address.</summary>
/// <param name="Code">The reply code of the mail server (RFC 5321) or of the token endpoint (HTTP); null when there was no reply.</param>
public sealed record DeliveryFailure(DeliveryFailureKind Kind, int? Code = null)
{
    /// <summary>For the log: <c>MessageRefused 451</c>.</summary>
    public override string ToString() => Code is null ? $"{Kind}" : $"{Kind} {Code}";
}

public enum DeliveryFailureKind
{
    /// <summary>No such host, or nobody listens there.</summary>
    ServerUnreachable,

    /// <summary>The server answers but refuses the connection instead of greeting.</summary>
    ServerRefused,

    /// <summary>The server does not offer STARTTLS. The e-mail is never sent without it.</summary>
    NoEncryption,

    /// <summary>The TLS handshake failed, usually because this port expects the other way of starting encryption.</summary>
    EncryptionFailed,

    CertificateNotTrusted,

    LoginNotOffered,

    LoginRefused,

    /// <summary>The server accepts nothing without a login.</summary>
    LoginRequired,

    SenderRefused,

    RecipientRefused,

    MessageRefused,

    /// <summary>The time limit was reached, at whatever step.</summary>
    TooSlow,

    ConnectionLost,

    TokenEndpointUnreachable,

    TokenEndpointTooSlow,

    /// <summary>The client's id or secret is wrong, or the client is not allowed to get such a token.</summary>
    TokenRefused,

    /// <summary>The answer contains no token.</summary>
    TokenUnusable,

    FolderNotWritable,
}

/// <summary>The last success and the last failure of sending since the site started. It holds no addresses.</summary>
public sealed class DeliveryStatus(TimeProvider clock)
{
    private volatile DeliveryOutcome? _lastFailure;
    private volatile DeliveryOutcome? _lastSuccess;

    /// <summary>Null while nothing failed.</summary>
    public DeliveryOutcome? LastFailure => _lastFailure;

    /// <summary>Null while nothing was sent.</summary>
    public DeliveryOutcome? LastSuccess => _lastSuccess;

    /// <param name="failure">Null when the e-mail was sent.</param>
    /// <returns><paramref name="failure"/>, unchanged.</returns>
    internal DeliveryFailure? Record(DeliveryFailure? failure)
    {
        var outcome = new DeliveryOutcome(failure, clock.GetUtcNow());
        if (failure is null)
        {
            _lastSuccess = outcome;
        }
        else
        {
            _lastFailure = outcome;
        }

        return failure;
    }
}

public sealed record DeliveryOutcome(DeliveryFailure? Failure, DateTimeOffset At);
