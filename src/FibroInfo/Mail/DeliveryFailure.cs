namespace FibroInfo.Mail;

/// <summary>Why an e-mail was not handed over. It names no person: what a server says often repeats the address.</summary>
/// <param name="Code">What the mail server answered (RFC 5321), or the token endpoint (HTTP); null where nothing was answered.</param>
public sealed record DeliveryFailure(DeliveryFailureKind Kind, int? Code = null)
{
    /// <summary>For the log: <c>MessageRefused 451</c>.</summary>
    public override string ToString() => Code is null ? $"{Kind}" : $"{Kind} {Code}";
}

public enum DeliveryFailureKind
{
    /// <summary>No such host, or nobody listens there.</summary>
    ServerUnreachable,

    /// <summary>It answers, and wants nothing to do with us: not even a greeting.</summary>
    ServerRefused,

    /// <summary>STARTTLS is not offered. The e-mail is never sent without it.</summary>
    NoEncryption,

    /// <summary>Both sides found no way to encrypt: mostly a port where encryption begins otherwise.</summary>
    EncryptionFailed,

    CertificateNotTrusted,

    LoginNotOffered,

    LoginRefused,

    /// <summary>It takes nothing from who is not signed in.</summary>
    LoginRequired,

    SenderRefused,

    RecipientRefused,

    MessageRefused,

    /// <summary>The server took longer than it is waited for, at whatever step.</summary>
    TooSlow,

    ConnectionLost,

    TokenEndpointUnreachable,

    TokenEndpointTooSlow,

    /// <summary>The client's id or secret is wrong, or it may not have such a token.</summary>
    TokenRefused,

    /// <summary>The answer is no token.</summary>
    TokenUnusable,

    FolderNotWritable,
}

/// <summary>How sending went last, since the site started. It holds nobody's address.</summary>
public sealed class DeliveryStatus(TimeProvider clock)
{
    private volatile DeliveryOutcome? _lastFailure;
    private volatile DeliveryOutcome? _lastSuccess;

    /// <summary>Null while nothing failed.</summary>
    public DeliveryOutcome? LastFailure => _lastFailure;

    /// <summary>Null while nothing was sent.</summary>
    public DeliveryOutcome? LastSuccess => _lastSuccess;

    /// <param name="failure">Null when the e-mail was sent.</param>
    /// <returns>The same.</returns>
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
