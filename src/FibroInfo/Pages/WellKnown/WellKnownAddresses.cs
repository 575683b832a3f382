using System.Globalization;
using System.Text;
using FibroInfo.Content;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.WellKnown;

/// <summary>Serves well-known addresses (RFC 8615).</summary>
public static class WellKnownAddresses
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapWellKnownAddresses(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(SecurityTxt.Address, ReadMethods, ShowSecurityTxt);
        // Password managers ask here for the page on which a password is changed.
        endpoints.MapMethods("/.well-known/change-password", ReadMethods, () => Results.Redirect(Routes.OwnAccount.Home));
    }

    private static IResult ShowSecurityTxt(PublishedContent library, SiteAddress address, TimeProvider clock) =>
        SecurityTxt.Write(library.Site, address, clock.GetUtcNow()) is { } text
            ? Results.Bytes(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8")
            : Results.NotFound();
}

/// <summary>Where to report a security problem of this site (RFC 9116), from the contact that <c>site.yaml</c> names.</summary>
public static class SecurityTxt
{
    public const string Address = "/.well-known/security.txt";

    // The RFC recommends less than a year, so that nobody writes to an address that is no longer used.
    private const int DaysValid = 180;

    /// <returns>Null when the site names no contact: a file without one is not valid.</returns>
    public static string? Write(SiteProfile site, SiteAddress address, DateTimeOffset now)
    {
        string[] contacts = [.. Contacts(site.Organisation)];
        if (contacts is [])
        {
            return null;
        }

        // Whole days, so that the file and its ETag stay the same until midnight.
        string expires = now.UtcDateTime.Date.AddDays(DaysValid).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string[] lines =
        [
            .. contacts.Select(contact => $"Contact: {contact}"),
            $"Expires: {expires}",
            $"Preferred-Languages: {string.Join(", ", site.Languages.Select(language => language.Code))}",
            $"Canonical: {address.Absolute(Address)}",
        ];
        return string.Join('\n', lines) + "\n";
    }

    // Only a valid address or number is written, because a line break in it could add a line of its own.
    private static IEnumerable<string> Contacts(Organisation organisation)
    {
        if (EmailAddress.TryParse(organisation.Email, out EmailAddress email, out _))
        {
            // The part before the @ may contain characters that have a meaning in a URI.
            string[] parts = email.Value.Split('@');
            yield return $"mailto:{Uri.EscapeDataString(parts[0])}@{parts[1]}";
        }

        if (PhoneNumber.Dial(organisation.Phone ?? "") is { Length: > 1 } number)
        {
            yield return $"tel:{number}";
        }
    }
}
