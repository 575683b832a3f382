using System.Globalization;
using System.Security.Claims;
using FibroInfo.Audit;
using FibroInfo.Staff;

namespace FibroInfo.Pages.Shared;

/// <summary>Who is signed in, as a page of the staff asks for it. Only <see cref="StaffDoor"/> makes one; readers' pages never look (6.1).</summary>
public static class StaffUser
{
    private const string SessionClaim = "session";
    private const string ProvenClaim = "proven";

    /// <summary>For the audit.</summary>
    public static Actor Actor(this ClaimsPrincipal user) => new(user.Account(), user.Identity!.Name!);

    public static long Account(this ClaimsPrincipal user) => long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    public static Role Roles(this ClaimsPrincipal user) =>
        user.FindAll(ClaimTypes.Role).Aggregate(Role.None, (sum, claim) => sum | Enum.Parse<Role>(claim.Value));

    internal static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated ?? false;

    internal static long Session(this ClaimsPrincipal user) => long.Parse(user.FindFirstValue(SessionClaim)!, CultureInfo.InvariantCulture);

    /// <summary>When the owner of this session last proved who they are.</summary>
    internal static DateTimeOffset ProvenAt(this ClaimsPrincipal user) => new(long.Parse(user.FindFirstValue(ProvenClaim)!, CultureInfo.InvariantCulture), TimeSpan.Zero);

    internal static ClaimsPrincipal Of(SignedIn who) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, who.Account.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, who.Name),
            new(SessionClaim, who.Session.ToString(CultureInfo.InvariantCulture)),
            new(ProvenClaim, who.ProvenAt.UtcTicks.ToString(CultureInfo.InvariantCulture)),
            .. who.Roles.Split().Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        authenticationType: "staff"));
}
