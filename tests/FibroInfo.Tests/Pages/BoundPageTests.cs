using System.Net;
using FibroInfo.Audit;
using FibroInfo.Tests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>Pages whose form the framework binds, and where what they take comes from.</summary>
public sealed class BoundPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    // One of two values might be checked and the other used (ASVS 15.3.7).
    [Theory]
    [InlineData("/admin/mail", "email")]
    [InlineData("/admin/privacy", "person")]
    [InlineData("/admin/privacy", "action")]
    [InlineData("/admin/privacy", "sure")]
    [InlineData("/account/confirm", "password")]
    [InlineData("/account/confirm", "credential")]
    [InlineData("/account", "action")]
    [InlineData("/sign-in", "email")]
    [InlineData("/admin/staff", "name")]
    [InlineData("/admin/staff/1", "seen")]
    [InlineData("/admin/comments", "from")]
    [InlineData("/admin/reports", "outcome")]
    [InlineData("/admin/sources/add", "text")]
    [InlineData("/admin/sources/notices", "action")]
    [InlineData("/admin/sources/verification", "action")]
    [InlineData("/admin/sources/albrecht2019/rename", "to")]
    [InlineData("/admin/sources/albrecht2019/merge", "keep")]
    [InlineData("/admin/sources/albrecht2019/merge", "was-other")]
    [InlineData("/admin/site/glossary/astrocytes/remove", "seen")]
    public async Task A_field_that_is_sent_twice_to_a_page_that_binds_is_refused(string path, string field)
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);
        foreach (string second in new[] { field, field.ToUpperInvariant() })
        {
            using HttpResponseMessage answer = await kari.PostFromAsync("/admin/mail", path, (field, "kari@nordmann.example"), (second, "ola@nordmann.example"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("We could not read what was sent", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_page_binds_are_fields_of_its_form_as_they_were_typed()
    {
        IModelMetadataProvider metadata = site.Services.GetRequiredService<IModelMetadataProvider>();
        int fields = 0;
        foreach ((string pattern, CompiledPageActionDescriptor page) in await PagesAsync())
        {
            foreach (var bound in page.BoundProperties)
            {
                Assert.True(bound.BindingInfo?.BindingSource == BindingSource.Form, $"{bound.Name} of {pattern} does not say [FromForm].");
                ModelMetadata form = metadata.GetMetadataForType(bound.ParameterType);
                foreach (ModelMetadata field in form.IsComplexType && form.ModelType != typeof(IFormFile) ? form.Properties.Where(field => !field.IsReadOnly || field.IsComplexType) : [form])
                {
                    fields++;
                    bool isField = field.ModelType == typeof(string) || field.ModelType == typeof(IFormFile)
                        || (field.ModelType == typeof(IReadOnlyList<string>) && field.BinderType is not null);
                    Assert.True(isField, $"{field.Name} of {pattern} is more than the text of a field.");
                }
            }
        }

        Assert.True(fields > 50, $"Only {fields} fields were found.");
    }

    [Fact]
    public async Task Each_page_says_of_all_that_it_takes_from_an_address_whether_it_is_a_part_of_the_path_or_a_key_behind_it_T10()
    {
        int taken = 0;
        foreach ((string pattern, CompiledPageActionDescriptor page) in await PagesAsync())
        {
            foreach (HandlerParameterDescriptor parameter in page.HandlerMethods.Where(handler => handler.HttpMethod.ToUpperInvariant() is "GET" or "POST").SelectMany(handler => handler.Parameters).Where(parameter => parameter.ParameterType != typeof(CancellationToken)))
            {
                taken++;
                BindingSource? source = parameter.BindingInfo?.BindingSource;
                Assert.True(source == BindingSource.Path || source == BindingSource.Query, $"{parameter.Name} of {pattern} says neither [FromRoute] nor [FromQuery].");
            }
        }

        Assert.True(taken > 50, $"Only {taken} were found.");
    }

    [Fact]
    public async Task A_key_behind_an_address_never_speaks_for_a_part_of_one_T10()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(site, Role.Administrator);
        string plain = Html.Parse(await kari.ReadAsync("/admin/site/settings")).One("h1").Words();

        using HttpResponseMessage answer = await kari.GetAsync("/admin/site/settings?id=policy");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(plain, Html.Parse(await answer.Content.ReadAsStringAsync()).One("h1").Words());
    }

    private async Task<IReadOnlyList<(string Pattern, CompiledPageActionDescriptor Page)>> PagesAsync()
    {
        PageLoader loader = site.Services.GetRequiredService<PageLoader>();
        var pages = new List<(string, CompiledPageActionDescriptor)>();
        foreach (RouteEndpoint endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                pages.Add(($"/{endpoint.RoutePattern.RawText!.TrimStart('/')}", await loader.LoadAsync(page, endpoint.Metadata)));
            }
        }

        Assert.True(pages.Count > 50, $"Only {pages.Count} pages were found.");
        return pages;
    }
}
