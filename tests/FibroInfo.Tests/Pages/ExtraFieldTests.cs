using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FibroInfo.Accounts;
using FibroInfo.Data;
using FibroInfo.Tests.Running;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>T10: what a form sends beside its own fields reaches neither an address nor a row.</summary>
public sealed partial class ExtraFieldTests : IDisposable
{
    // A form of a reader may have 32 fields.
    private const int FieldsAtATime = 25;

    // What these pages ask for themselves; their forms stand on other pages.
    private static readonly Dictionary<string, string[]> OwnFields = new(StringComparer.Ordinal)
    {
        ["/articles/{slug}/rating"] = ["stars"],
        ["/articles/{slug}/comments"] = ["name", "body", "email", "adult", "consent", "keep", "notify", "quote", "reply-to", "website"],
        ["/articles/{slug}/reports"] = ["kind", "body", "name", "email", "comment", "website"],
    };

    private readonly RunningSite _site = new(_ => { }, ("Limits:PostsPerNetworkPerMinute", "0"), ("Limits:NewReadersPerNetworkPerDay", "0"));

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_field_named_like_a_part_of_an_address_or_a_column_of_a_row_changes_nothing_T10()
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, [.. Roles.Individual]);
        string token = await kari.TokenAsync("/admin/clock", "/admin/clock");
        Assert.NotEqual("", token);
        string[] names = [.. await NamesAsync()];
        Assert.True(names.Length > 60, $"Only {names.Length} names were found.");
        int posted = 0;
        foreach (string pattern in await PagesThatTakeAPostAsync())
        {
            string known = Hole().Replace(pattern, pattern.StartsWith("/admin/pages", StringComparison.Ordinal) ? "about" : "fibro-fog");
            string[] own = [.. await FieldsOfAsync(kari, known), .. OwnFields.GetValueOrDefault(pattern, [])];
            // Where nothing is called so, a field that spoke for the address would find something.
            foreach (string path in new[] { "1", "fibro-fog" }.Select(slug => Hole().Replace(pattern, hole => hole.Value.StartsWith("{slug", StringComparison.Ordinal) ? slug : "1")).Distinct())
            {
                string[] all = [.. own, .. await FieldsOfAsync(kari, path)];
                (HttpStatusCode, string?) bare = await PostAsync(kari, path, token, []);
                foreach (string[] some in names.Except(all, StringComparer.OrdinalIgnoreCase).Chunk(FieldsAtATime))
                {
                    (HttpStatusCode, string?) answer = await PostAsync(kari, path, token, some);
                    Assert.True(bare == answer, $"{pattern} answers {bare} to an empty form, and {answer} to one with {string.Join(", ", some)}.");
                    posted++;
                }
            }
        }

        Assert.True(posted > 100, $"Only {posted} forms were posted.");
    }

    [Theory]
    [InlineData("/admin/mail", "email")]
    [InlineData("/admin/privacy", "person")]
    [InlineData("/admin/privacy", "action")]
    [InlineData("/admin/privacy", "sure")]
    [InlineData("/account/confirm", "password")]
    [InlineData("/account/confirm", "credential")]
    public async Task A_field_that_is_sent_twice_to_a_page_that_binds_is_refused(string path, string field)
    {
        using StaffVisitor kari = await StaffVisitor.SignInAsync(_site, Role.Administrator);
        foreach (string second in new[] { field, field.ToUpperInvariant() })
        {
            using HttpResponseMessage answer = await kari.PostAsync(path, (field, "kari@nordmann.example"), (second, "ola@nordmann.example"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("We could not read that request", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<(HttpStatusCode, string?)> PostAsync(StaffVisitor kari, string path, string token, string[] names)
    {
        using HttpResponseMessage answer = await kari.PostBareAsync(path, [.. names.Select(name => (name, "what-is-fibromyalgia")), (StaffVisitor.TokenField, token)]);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    private static async Task<string[]> FieldsOfAsync(StaffVisitor kari, string path)
    {
        using HttpResponseMessage answer = await kari.GetAsync(path);
        IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        return [.. page.QuerySelectorAll("form [name]").Select(field => field.GetAttribute("name")!).Distinct()];
    }

    private async Task<IEnumerable<string>> NamesAsync()
    {
        string[] ofRows = await _site.Services.GetRequiredService<SiteDatabase>().ReadAsync(db => Task.FromResult<string[]>(
            [.. db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Select(property => property.Name)]));
        return Endpoints().SelectMany(endpoint => endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name))
            .Concat(ofRows).Append("page").Append("handler").Append("area").Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private async Task<List<string>> PagesThatTakeAPostAsync()
    {
        PageLoader loader = _site.Services.GetRequiredService<PageLoader>();
        var patterns = new List<string>();
        foreach (RouteEndpoint endpoint in Endpoints())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                && (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Any(handler => handler.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)))
            {
                patterns.Add($"/{endpoint.RoutePattern.RawText!.TrimStart('/')}");
            }
        }

        // It ends the session that the others need.
        patterns.Remove("/sign-out");
        Assert.True(patterns.Count > 30, $"Only {patterns.Count} pages were found.");
        return [.. patterns.Distinct()];
    }

    private IEnumerable<RouteEndpoint> Endpoints() => _site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();
}
