namespace FibroInfo.Pages.Admin.Team;

/// <summary>A link for a colleague, shown this once.</summary>
/// <param name="IsRecovery">The e-mail had an account: it stays as it is, whatever name and roles were typed.</param>
public sealed record OneTimeLink(string Name, string Address, bool IsRecovery);
