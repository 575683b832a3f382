using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// A browser in which somebody of the staff has signed in remembers for whom, sealed. It opens nothing; but wrong passwords of
/// strangers do not lock its owner out here.
/// </summary>
public sealed class KnownBrowserCookie(IDataProtectionProvider keys)
{
    private readonly IDataProtector _protector = keys.CreateProtector("a browser that somebody has signed in with");

    /// <returns>The account; null for a browser that nobody has signed in with.</returns>
    public long? Find(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[NameFor(context.Request)] is { } cookie
                ? long.Parse(_protector.Unprotect(cookie), CultureInfo.InvariantCulture)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Remember(HttpContext context, long account) => context.Response.Cookies.Append(
        NameFor(context.Request), _protector.Protect(account.ToString(CultureInfo.InvariantCulture)), new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            MaxAge = TimeSpan.FromDays(180),
            IsEssential = true,
        });

    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-known" : "known";
}
