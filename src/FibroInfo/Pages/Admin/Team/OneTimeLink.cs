namespace FibroInfo.Pages.Admin.Team;

/// <summary>A link for a colleague, shown this once.</summary>
public sealed record OneTimeLink(string Name, string Address);
