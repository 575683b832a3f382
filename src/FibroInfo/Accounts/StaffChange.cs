namespace FibroInfo.Accounts;

/// <summary>What an administrator decides about an account.</summary>
/// <param name="Seen">The version that was decided on.</param>
public sealed record StaffChange(string Name, Role Roles, string? Person, bool IsDisabled, string Seen);
