using FibroInfo.Accounts;
using FibroInfo.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace FibroInfo.Pages.Shared;

/// <summary>
/// The policies of the staff's pages, one for each row of <see cref="StaffAccessRules"/>. An endpoint gets its policy by the address
/// that it declares: no page guards itself, and none can forget to (T8).
/// </summary>
public static class StaffPolicies
{
    /// <summary>The scheme and the policies. There is no default scheme: a page without a policy never asks who is there.</summary>
    public static void AddStaffPolicies(this IServiceCollection services)
    {
        // Without it the framework takes the only scheme there is for the default, and asks for a user on every page.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, StaffAuthenticationHandler>(StaffAuthenticationHandler.SchemeName, null);
        services.AddAuthorization(options =>
        {
            foreach (StaffArea area in StaffAccessRules.All)
            {
                options.AddPolicy(NameOf(area), policy => policy.AddAuthenticationSchemes(StaffAuthenticationHandler.SchemeName)
                    .RequireAssertion(context => context.User.IsSignedIn() && area.IsOpenTo(context.User.Roles())));
            }
        });
    }

    /// <summary>Everything that is mapped in this group below the addresses of the table is guarded; what has no row there is shut.</summary>
    public static RouteGroupBuilder RequireStaffPolicies(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } text } && StaffAccessRules.Find(PatternOf(text)) is { } area)
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(NameOf(area)));
            }
        });
        return group;
    }

    public static string NameOf(StaffArea area) => area.Roles == Role.None ? "staff: nobody" : $"staff: {area.Address}";

    /// <returns>The address that this endpoint declares, such as <c>/admin/sources/{id}</c>; null when it declares none.</returns>
    public static string? PatternOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } text } ? PatternOf(text) : null;

    private static string PatternOf(string text) => $"/{text.TrimStart('/')}";
}
