using System.Globalization;
using System.Security.Claims;
using FibroInfo.Audit;
using FibroInfo.Accounts;

namespace FibroInfo.Pages.Shared;

/// <summary>Who is signed in, as a page of the staff asks for it. Only <see cref="StaffDoor"/> makes one; readers' pages never look (6.1).</summary>
public static class StaffUser
{
    /// <summary>For the audit.</summary>
    public static Actor Actor(this ClaimsPrincipal user) => new(user.Account(), user.Who().Name);

    public static long Account(this ClaimsPrincipal user) => user.Who().Account;

    public static Role Roles(this ClaimsPrincipal user) => user.Who().Roles;

    internal static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated ?? false;

    internal static long Session(this ClaimsPrincipal user) => user.Who().Session;

    /// <summary>The whole of it, as the rows said at this request.</summary>
    internal static SignedIn Who(this ClaimsPrincipal user) => ((Identity)user.Identity!).Who;

    internal static ClaimsPrincipal Of(SignedIn who) => new(new Identity(who));

    // The claims are for the framework: its antiforgery tokens are of one account.
    private sealed class Identity(SignedIn who) : ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, who.Account.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, who.Name),
            .. who.Roles.Split().Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        authenticationType: "staff")
    {
        public SignedIn Who => who;
    }
}
