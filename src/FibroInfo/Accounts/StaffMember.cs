using System.Globalization;

namespace FibroInfo.Accounts;

/// <summary>An account as administrators see it.</summary>
public sealed record StaffMember(long Id, string Name, string Email, Role Roles, string? Person, bool IsDisabled, bool CanSignIn, DateTimeOffset? SeenAt)
{
    /// <summary>Another after every change that an administrator can make: what was decided on is known by it.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{(int)Roles}.{(IsDisabled ? 1 : 0)}.{Person}.{Name}");
}
