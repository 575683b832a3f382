using FibroInfo.Data;

namespace FibroInfo.Accounts;

/// <summary>The public half of a key that never leaves its owner's device.</summary>
public sealed class Passkey
{
    public const int MaxPerAccount = 10;

    public long Id { get; init; }

    public required long Account { get; init; }

    /// <summary>As the device names it; no two are alike.</summary>
    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>How often the device says that it has signed; many always say 0.</summary>
    public long SignCount { get; set; }

    /// <summary>How a browser reaches the device, such as "usb" and "internal", between blanks.</summary>
    public required string Transports { get; init; }

    public bool IsUserVerified { get; init; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When the question was asked that it answered last: an answer to that one, or to an older one, is a replay.</summary>
    public required DateTimeOffset LastCeremony { get; set; }

    /// <summary>Whether it answered this question, or a later one that can have been asked.</summary>
    public bool HasAnswered(DateTimeOffset askedAt, DateTimeOffset now) => LastCeremony >= askedAt && !PlausibleTimeLimit.IsInFuture(LastCeremony, now);
}
