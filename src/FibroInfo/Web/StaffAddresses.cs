namespace FibroInfo.Web;

/// <summary>The addresses of the staff's room, whatever stands there: never kept by anybody, in no search engine, and of larger forms.</summary>
public static class StaffAddresses
{
    private static readonly PathString[] Roots = ["/admin", "/account", "/sign-in", "/sign-out", "/setup", "/preview"];

    public static bool IsForStaff(this HttpRequest request) =>
        Array.Exists(Roots, root => request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where only those get in who are signed in, and may send more than a reader.</summary>
    public static bool IsForSignedIn(this HttpRequest request) => request.Path.StartsWithSegments(Roots[0], StringComparison.OrdinalIgnoreCase);
}
