using FibroInfo.Staff;
using FibroInfo.Web;

namespace FibroInfo.Pages.Shared;

/// <summary>What the staff's room is made of.</summary>
public static class StaffRooms
{
    /// <summary>The rows, which verbs need too.</summary>
    public static void AddStaff(this IServiceCollection services) =>
        services.AddSingleton<AccountStore>().AddSingleton<SessionStore>().AddSingleton<SecondFactor>().AddSingleton<PasswordSignIn>();

    /// <summary>The tokens of the staff's forms, besides the check of where a post comes from (T6).</summary>
    public static void AddStaffForms(this IServiceCollection services, Settings settings) => services.AddAntiforgery(options =>
    {
        options.Cookie.Name = settings.BaseUrl.Scheme == Uri.UriSchemeHttps ? "__Host-af" : "af";
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // SecurityHeaders says it for every page, and more strictly.
        options.SuppressXFrameOptionsHeader = true;
    });
}
