using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// Who asks: the account whose session the browser holds, as the rows say at this request, so that a role taken away counts at
/// the next click. Only the staff's policies name this scheme (<see cref="StaffPolicies"/>): a reader's page passes without
/// anybody being looked up, and is there while the database is away.
/// </summary>
public sealed partial class StaffAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder, SessionStore sessions, ILogger<StaffAuthenticationHandler> logger)
    // The framework's own lines say less than the request log and the one below.
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    public const string SchemeName = "staff";

    /// <summary>The header with which a page says that it asks by itself, and not because somebody clicked.</summary>
    public const string Watching = "Staff-Watching";

    /// <summary>
    /// Whether a member of staff is signed in in this browser, for the one handler of a reader's page that asks (T-7). It keeps nobody
    /// signed in for longer.
    /// </summary>
    /// <exception cref="Data.DatabaseUnavailableException">Nobody can be looked up.</exception>
    public static async Task<bool> IsStaffAsync(HttpRequest request, SessionStore sessions, CancellationToken cancel) =>
        SessionCookie.IsPrivate(request) && await sessions.FindAsync(SessionCookie.Find(request), cancel, isSighting: false) is not null;

    /// <exception cref="Data.DatabaseUnavailableException">Nobody can be looked up: the answer is 503, and no request to sign in.</exception>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        bool isSighting = !Request.Headers.ContainsKey(Watching);
        return SessionCookie.IsPrivate(Request)
            && await sessions.FindAsync(SessionCookie.Find(Request), Context.RequestAborted, isSighting) is { } who
            ? AuthenticateResult.Success(new AuthenticationTicket(StaffUser.CreatePrincipal(who), SchemeName))
            : AuthenticateResult.NoResult();
    }

    // 303 for a post too, whose session ended while it was typed: nothing of it is done, and its page comes again after signing in.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = StaffReturnUrl.SignInFor(Request);
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        string route = StaffPolicies.PatternOf(Context.GetEndpoint()) ?? "";
        LogShut(logger, route, Context.User.Account());
        Context.Features.Set(new StaffAccessDenied());
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} was asked for by account {Account}, whose roles do not open it.")]
    private static partial void LogShut(ILogger logger, string route, long account);
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

/// <summary>
/// Who is signed in, as a page of the staff asks for it. Only <see cref="StaffAuthenticationHandler"/> makes one; readers' pages
/// never look (6.1); only the handler of a rating asks whether there is one (T-7).
/// </summary>
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
        StaffAuthenticationHandler.SchemeName)
    {
        public SignedInStaff Staff => staff;
    }
}
