namespace FibroInfo.Accounts;

/// <summary>A page of the staff, or a folder of them, and the roles of which one is enough to see it.</summary>
public sealed record StaffArea(string Address, Role Roles)
{
    /// <summary>Only the page itself: what lies below has areas of its own.</summary>
    public bool IsOnePage { get; init; }

    public bool IsOpenTo(Role roles) => (Roles & roles) != Role.None;

    internal bool Holds(string pattern) =>
        pattern.StartsWith(Address, StringComparison.OrdinalIgnoreCase) && (pattern.Length == Address.Length || (!IsOnePage && pattern[Address.Length] == '/'));
}
