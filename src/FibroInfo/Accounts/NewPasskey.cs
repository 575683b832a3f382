namespace FibroInfo.Accounts;

/// <summary>What a device answered when it was asked for a passkey, found sound.</summary>
public sealed record NewPasskey(
    byte[] CredentialId, byte[] PublicKey, long SignCount, string Transports,
    bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, string Name, DateTimeOffset AskedAt);
