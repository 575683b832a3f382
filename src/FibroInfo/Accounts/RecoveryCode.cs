namespace FibroInfo.Accounts;

/// <summary>Signs its owner in once, in place of the authenticator. Only its hash is kept; used, it is gone.</summary>
public sealed class RecoveryCode
{
    public long Id { get; init; }

    public required long Account { get; init; }

    public required byte[] Hash { get; init; }
}
