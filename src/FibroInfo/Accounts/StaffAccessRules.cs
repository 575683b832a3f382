using FibroInfo.Audit;
using FibroInfo.Text;

namespace FibroInfo.Accounts;

/// <summary>
/// Who may go where: the one table of the staff's pages. It goes by the address that a page declares, not by what was
/// asked, so no spelling of an address leads around it (T8). The help page on accounts prints it, and a test walks every page with it.
/// </summary>
public static class StaffAccessRules
{
    private const Role Editors = Role.Author | Role.Reviewer | Role.Administrator;
    private const Role Moderators = Role.Moderator | Role.Administrator;

    public static readonly IReadOnlyList<StaffArea> Areas =
    [
        new(Routes.SignOut, Roles.All),
        new(Routes.OwnAccount.Home, Roles.All),
        new(Routes.Admin.Home, Roles.All) { IsOnePage = true },
        new(Routes.Admin.Articles, Editors),
        new(Routes.Admin.Pages, Editors),
        new(Routes.Admin.Sources, Editors),
        new(Routes.Admin.Site, Editors) { IsOnePage = true },
        new(Routes.Admin.SiteFile("glossary"), Editors),
        new(Routes.Admin.SiteFile("topics"), Editors),
        new(Routes.Admin.SiteFile("conditions"), Editors),
        new(Routes.Admin.SiteFile("urgency"), Editors),
        new(Routes.Admin.SiteFile("people"), Role.Administrator),
        new(Routes.Admin.SiteFile("clinics"), Role.Administrator),
        new(Routes.Admin.SiteFile("settings"), Role.Administrator),
        new(Routes.Admin.Comments, Moderators),
        new(Routes.Admin.Reports, Moderators),
        new(Routes.Admin.Privacy, Role.Administrator),
        new(Routes.Admin.Clock, Role.Administrator),
        new(Routes.Admin.Mail, Role.Administrator),
        new(Routes.Admin.Audit, Role.Administrator),
        new(Routes.Admin.Staff, Role.Administrator),
        new(Routes.Admin.Help, Roles.All),
    ];

    // What somebody adds below /admin and forgets here is shut, not open.
    private static readonly StaffArea Shut = new(Routes.Admin.Home, Role.None);

    /// <summary>Every row there is, with the one of what has none.</summary>
    public static IEnumerable<StaffArea> All => Areas.Append(Shut);

    /// <param name="pattern">The address that an endpoint declares, such as <c>/admin/sources/{id}</c>.</param>
    /// <returns>Null when it is no page of the staff.</returns>
    public static StaffArea? Find(string pattern) =>
        Areas.FirstOrDefault(area => area.Contains(pattern)) ?? (Shut.Contains(pattern) ? Shut : null);
}

/// <summary>A page of the staff, or a folder of them, and the roles of which one is enough to see it.</summary>
public sealed record StaffArea(string Address, Role Roles)
{
    /// <summary>Only the page itself: what lies below has areas of its own.</summary>
    public bool IsOnePage { get; init; }

    public bool IsOpenTo(Role roles) => (Roles & roles) != Role.None;

    internal bool Contains(string pattern) =>
        pattern.StartsWith(Address, StringComparison.OrdinalIgnoreCase) && (pattern.Length == Address.Length || (!IsOnePage && pattern[Address.Length] == '/'));
}
