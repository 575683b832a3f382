using System.Net;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Pages;

/// <summary>Pages whose form the framework binds: one of two values might be checked and the other used (ASVS 15.3.7).</summary>
public sealed class BoundPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Theory]
    [InlineData("/admin/mail", "email")]
    [InlineData("/admin/privacy", "person")]
    [InlineData("/admin/privacy", "action")]
    [InlineData("/admin/privacy", "sure")]
    [InlineData("/account/confirm", "password")]
    [InlineData("/account/confirm", "credential")]
    public async Task A_field_that_is_sent_twice_to_a_page_that_binds_is_refused(string path, string field)
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);
        foreach (string second in new[] { field, field.ToUpperInvariant() })
        {
            using HttpResponseMessage answer = await kari.PostAsync(path, (field, "kari@nordmann.example"), (second, "ola@nordmann.example"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("We could not read that request", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
