using System.Globalization;
using System.Security.Claims;
using FibroInfo.Accounts;
using FibroInfo.Audit;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// Lets those in whom <see cref="Access"/> lets in. Stands once, behind routing, and goes by the address that the endpoint
/// declares: no page guards itself, and none can forget to (T8). A reader's page passes without anybody being looked up.
/// </summary>
public sealed partial class StaffDoor(RequestDelegate next, SessionStore sessions, ILogger<StaffDoor> logger)
{
    /// <summary>The header with which a page says that it asks by itself, and not because somebody clicked.</summary>
    public const string Watching = "Staff-Watching";

    public async Task InvokeAsync(HttpContext context)
    {
        if (PatternOf(context.GetEndpoint()) is not { } pattern || Access.Find(pattern) is not { } area)
        {
            await next(context);
            return;
        }

        bool isSighting = !context.Request.Headers.ContainsKey(Watching);
        if (!StaffCookie.IsPrivate(context.Request)
            || await sessions.FindAsync(StaffCookie.Find(context.Request), context.RequestAborted, isSighting) is not { } who)
        {
            AskToSignIn(context);
            return;
        }

        context.User = StaffUser.Of(who);
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
        context.Response.Headers.Location = StaffReturn.SignInFor(context.Request);
    }

    private static string? PatternOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } ? $"/{pattern.TrimStart('/')}" : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} was asked for by account {Account}, whose roles do not open it.")]
    private static partial void LogShut(ILogger logger, string route, long account);
}

public static class StaffDoorPipeline
{
    public static void UseStaffDoor(this IApplicationBuilder app) => app.UseMiddleware<StaffDoor>();
}

/// <summary>The ticket of a session in a browser. It goes when the browser is closed; what ends it before that stands in the rows.</summary>
internal static class StaffCookie
{
    public static string? Find(HttpRequest request)
    {
        string name = NameFor(request);
        // The framework would take '__HOST-staff' too, which a browser lets any subdomain set.
        return request.Cookies.FirstOrDefault(cookie => cookie.Key == name).Value;
    }

    public static void Give(HttpContext context, string ticket) =>
        context.Response.Cookies.Append(NameFor(context.Request), ticket, OptionsFor(context.Request));

    public static void Take(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request));

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
