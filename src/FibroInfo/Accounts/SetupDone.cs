namespace FibroInfo.Accounts;

/// <param name="Ticket">Of the session that begins with it.</param>
/// <param name="Account">Whose.</param>
/// <param name="RecoveryCodes">To be shown this once; none with a passkey.</param>
public sealed record SetupDone(string Ticket, long Account, IReadOnlyList<string> RecoveryCodes);
