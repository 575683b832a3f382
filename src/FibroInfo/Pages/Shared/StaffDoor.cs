using FibroInfo.Accounts;

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
            context.Features.Set(new StaffShut());
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
