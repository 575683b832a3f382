using System.Net;
using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Pages.Shared;
using FibroInfo.Tests.Running;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Accounts;

/// <summary>T8: the framework's seam. Whoever knows ASP.NET Core finds a scheme and policies, and they are what the one table says.</summary>
public sealed class StaffPolicyTests : IDisposable
{
    private readonly RunningSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Every_endpoint_of_the_staff_requires_the_policy_of_its_row_and_no_other_endpoint_requires_one_T8()
    {
        IAuthorizationPolicyProvider policies = _site.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        int guarded = 0, open = 0;
        foreach (Endpoint endpoint in _site.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            string[] required = [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy!)];
            StaffArea? area = StaffPolicies.PatternOf(endpoint) is { } pattern ? StaffAccessRules.Find(pattern) : null;
            Assert.Equal(area is null ? [] : [StaffPolicies.NameOf(area)], required);
            Assert.True(area is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null, $"{endpoint.DisplayName} lets anybody in.");
            foreach (string name in required)
            {
                AuthorizationPolicy policy = Assert.IsType<AuthorizationPolicy>(await policies.GetPolicyAsync(name));
                Assert.Equal([StaffAuthenticationHandler.SchemeName], policy.AuthenticationSchemes);
                Assert.NotEmpty(policy.Requirements);
            }

            guarded += area is null ? 0 : 1;
            open += area is null ? 1 : 0;
        }

        Assert.True(guarded >= 40 && open >= 20, $"{guarded} endpoints of the staff and {open} of readers were walked.");
    }

    [Fact]
    public async Task No_page_asks_for_a_user_but_by_a_policy_6_1()
    {
        IAuthenticationSchemeProvider schemes = _site.Services.GetRequiredService<IAuthenticationSchemeProvider>();

        Assert.Equal([StaffAuthenticationHandler.SchemeName], (await schemes.GetAllSchemesAsync()).Select(scheme => scheme.Name));
        Assert.Null(await schemes.GetDefaultAuthenticateSchemeAsync());
        Assert.Null(await schemes.GetDefaultChallengeSchemeAsync());
        Assert.Null(await schemes.GetDefaultForbidSchemeAsync());
        Assert.Null(await _site.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync());
    }

    [Theory]
    [InlineData("/admin/no-such-page")]
    [InlineData("/admin/articles/a/b/c/d/e")]
    [InlineData("/account/no-such-page")]
    public async Task An_address_of_the_staff_where_nothing_is_answers_404_to_everybody(string path)
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await _site.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await kari.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task While_the_database_is_away_who_is_signed_in_is_told_to_come_again_and_readers_notice_nothing()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await kari.GetAsync("/admin/clock")).StatusCode);
        string database = Path.Combine(_site.Data.FullName, "fibroinfo.db");
        File.Move(database, $"{database}.aside");
        foreach (string path in new[] { "/admin", "/admin/clock", "/account" })
        {
            HttpResponseMessage answer = await kari.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Null(answer.Headers.Location);
        }

        Assert.Equal(HttpStatusCode.OK, (await kari.GetAsync("/topics")).StatusCode);
    }
}
