using System.Text;
using FibroInfo.Content;
using FibroInfo.Web;

namespace FibroInfo.Pages.WellKnown;

/// <summary>The addresses that programs know without being told (RFC 8615).</summary>
public static class WellKnownAddresses
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapWellKnownAddresses(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(SecurityTxt.Address, Reading, ShowSecurityTxt);
        // Password managers ask here for the page on which a password is changed.
        endpoints.MapMethods("/.well-known/change-password", Reading, () => Results.Redirect("/account"));
    }

    private static IResult ShowSecurityTxt(Library library, SiteAddress address, TimeProvider clock) =>
        SecurityTxt.Write(library.Site, address, clock.GetUtcNow()) is { } text
            ? Results.Bytes(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8")
            : Results.NotFound();
}
