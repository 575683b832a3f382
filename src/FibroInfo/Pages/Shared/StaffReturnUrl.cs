using FibroInfo.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Pages.Shared;

/// <summary>Where somebody goes on after signing in: to a page of the staff's room, and nowhere else (T23).</summary>
internal static partial class StaffReturnUrl
{
    public const string Home = Routes.Admin.Home;

    public static string SignInFor(HttpRequest request)
    {
        string asked = request.Path.ToUriComponent() + (HttpMethods.IsGet(request.Method) ? request.QueryString.ToUriComponent() : "");
        return asked == Home || !IsOurs(asked) ? Routes.SignIn : $"{Routes.SignIn}?return={Uri.EscapeDataString(asked)}";
    }

    /// <returns><paramref name="asked"/>, or the first page when that is none of ours.</returns>
    public static string Sanitize(string? asked) => asked is not null && IsOurs(asked) ? asked : Home;

    private static bool IsOurs(string address) => Ours().IsMatch(address);

    // As an address is written on the wire: no blank, backslash or control character, and no second slash at the beginning.
    [GeneratedRegex(@"\A/(admin|account)(/[a-z0-9._~%-]+)*(\?[\x21-\x5b\x5d-\x7e]*)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ours();
}
