using System.Globalization;
using System.Security.Claims;
using FibroInfo.Accounts;
using FibroInfo.Audit;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// Lets those in whom <see cref="StaffAccessRules"/> lets in. Stands once, behind routing, and goes by the address that the endpoint
/// declares: no page guards itself, and none can forget to (T8). A reader's page passes without anybody being looked up.
/// </summary>
public sealed partial class StaffAccessMiddleware(RequestDelegate next, SessionStore sessions, ILogger<StaffAccessMiddleware> logger)
{
    /// <summary>The header with which a page says that it asks by itself, and not because somebody clicked.</summary>
    public const string Watching = "Staff-Watching";

    public async Task InvokeAsync(HttpContext context)
    {
        if (PatternOf(context.GetEndpoint()) is not { } pattern || StaffAccessRules.Find(pattern) is not { } area)
        {
            await next(context);
            return;
        }

        bool isSighting = !context.Request.Headers.ContainsKey(Watching);
        if (!SessionCookie.IsPrivate(context.Request)
            || await sessions.FindAsync(SessionCookie.Find(context.Request), context.RequestAborted, isSighting) is not { } who)
        {
            AskToSignIn(context);
            return;
        }

        context.User = StaffUser.CreatePrincipal(who);
        if (!area.IsOpenTo(who.Roles))
        {
            LogShut(logger, pattern, who.Account);
            context.Features.Set(new StaffAccessDenied());
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }

    // 303 for a post too, whose session ended while it was typed: nothing of it is done, and its page comes again after signing in.
    private static void AskToSignIn(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = StaffReturnUrl.SignInFor(context.Request);
    }

    private static string? PatternOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } ? $"/{pattern.TrimStart('/')}" : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} was asked for by account {Account}, whose roles do not open it.")]
    private static partial void LogShut(ILogger logger, string route, long account);
}

public static class StaffAccessMiddlewareExtensions
{
    public static void UseStaffAccess(this IApplicationBuilder app) => app.UseMiddleware<StaffAccessMiddleware>();
}

/// <summary>The ticket of a session in a browser. It goes when the browser is closed; what ends it before that stands in the rows.</summary>
internal static class SessionCookie
{
    public static string? Find(HttpRequest request)
    {
        string name = NameFor(request);
        // The framework would take '__HOST-staff' too, which a browser lets any subdomain set.
        return request.Cookies.FirstOrDefault(cookie => cookie.Key == name).Value;
    }

    public static void Set(HttpContext context, string ticket) =>
        context.Response.Cookies.Append(NameFor(context.Request), ticket, OptionsFor(context.Request));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request));

    /// <summary>Whether what is sent here stays between the two: over https, or within one machine.</summary>
    public static bool IsPrivate(HttpRequest request) => request.IsHttps || request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static CookieOptions OptionsFor(HttpRequest request) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        IsEssential = true,
    };

    // With the prefix a browser takes it from this very host over https only; over http it would not take it at all.
    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-staff" : "staff";
}

/// <summary>Marks a request of somebody who is signed in and whose roles do not open the page: the error page says so.</summary>
internal sealed record StaffAccessDenied;

/// <summary>Who is signed in, as a page of the staff asks for it. Only <see cref="StaffAccessMiddleware"/> makes one; readers' pages never
/// look (6.1).</summary>
public static class StaffUser
{
    /// <summary>For the audit.</summary>
    public static Actor Actor(this ClaimsPrincipal user) => new(user.Account(), user.GetStaff().Name);

    public static long Account(this ClaimsPrincipal user) => user.GetStaff().Account;

    public static Role Roles(this ClaimsPrincipal user) => user.GetStaff().Roles;

    internal static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated ?? false;

    internal static long Session(this ClaimsPrincipal user) => user.GetStaff().Session;

    /// <summary>The whole of it, as the rows said at this request.</summary>
    internal static SignedInStaff GetStaff(this ClaimsPrincipal user) => ((Identity)user.Identity!).Staff;

    internal static ClaimsPrincipal CreatePrincipal(SignedInStaff staff) => new(new Identity(staff));

    // The claims are for the framework: its antiforgery tokens are of one account.
    private sealed class Identity(SignedInStaff staff) : ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, staff.Account.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, staff.Name),
            .. staff.Roles.Split().Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        authenticationType: "staff")
    {
        public SignedInStaff Staff => staff;
    }
}
