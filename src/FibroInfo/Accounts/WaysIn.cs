namespace FibroInfo.Accounts;

/// <summary>How somebody may sign in, and where they are signed in, as their own page shows it.</summary>
public sealed record WaysIn(Account Account, IReadOnlyList<Passkey> Passkeys, int RecoveryCodes, int Browsers);
