namespace FibroInfo.Pages.Shared;

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
