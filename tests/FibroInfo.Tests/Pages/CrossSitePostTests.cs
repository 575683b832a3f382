using System.Net;
using System.Text.RegularExpressions;
using FibroInfo.Accounts;
using FibroInfo.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>T5: every address of the whole site that takes something in, as another site would use it.</summary>
[Collection(WholeSite.Name)]
public sealed partial class CrossSitePostTests(WholeSite.Site site)
{
    /// <summary>Everything that takes something in from who is not signed in: method and route. A new one is written here, and is then known to be guarded.</summary>
    private static readonly string[] Expected =
    [
        "POST /articles/{slug}/comments", "POST /articles/{slug}/rating", "POST /articles/{slug}/reports",
        "POST /comments/{token}", "POST /comments/{token}/confirm", "POST /comments/{token}/stop", "POST /setup/{token}", "POST /sign-in",
    ];

    /// <summary>Of these, where a token in the address is the authority.</summary>
    private static readonly string[] TokenAuthorised = ["POST /comments/{token}/stop"];

    [Fact]
    public async Task Nothing_of_the_site_takes_anything_from_another_site()
    {
        (string Address, bool IsTokenAuthorised)[] takers = [.. await TakersAsync()];
        Assert.Equal(Expected.Order(StringComparer.Ordinal), takers.Select(taker => taker.Address).Where(address => StaffAccessRules.Find(address.Split(' ')[1]) is null).Order(StringComparer.Ordinal));
        Assert.Equal(TokenAuthorised.Order(StringComparer.Ordinal), takers.Where(taker => taker.IsTokenAuthorised).Select(taker => taker.Address).Order(StringComparer.Ordinal));

        string[] guarded = ["POST /articles/fibro-fog", "POST /no/such/address", "POST /", .. takers.Where(taker => !taker.IsTokenAuthorised).Select(taker => taker.Address)];
        foreach (string address in guarded)
        {
            string[] parts = Parameter().Replace(address, match => match.Value.StartsWith("{slug", StringComparison.Ordinal) ? "fibro-fog" : "1").Split(' ');
            foreach ((string name, string value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null"), ("X", "y") })
            {
                using var request = new HttpRequestMessage(new HttpMethod(parts[0]), parts[1]) { Content = new FormUrlEncodedContent([]) };
                request.Headers.TryAddWithoutValidation(name, value);
                using HttpResponseMessage answer = await site.Client.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{address} answers {(int)answer.StatusCode} to {name}: {value}.");
            }
        }
    }

    [Theory]
    [InlineData("cross-site", "", 403, "This was not sent from our site")]
    [InlineData("same-origin", "", 405, "We could not read what was sent")]
    [InlineData("same-origin", "long", 413, "This is too long to send")]
    public async Task A_refusal_says_in_words_what_to_do(string from, string body, int status, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Shipped.Study) { Content = new StringContent(body == "" ? "" : new string('x', 20_000)) };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", from);
        using HttpResponseMessage answer = await site.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        AngleSharp.Html.Dom.IHtmlDocument page = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(title, page.One("h1").Words());
        Assert.NotNull(page.QuerySelector("main .help-numbers"));
    }

    private async Task<List<(string Address, bool IsTokenAuthorised)>> TakersAsync()
    {
        RouteEndpoint[] endpoints = [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        Assert.True(endpoints.Length > 10, "Too few endpoints were found: the test looks for them in the wrong place.");
        var takers = new List<(string, bool)>();
        int models = 0;
        foreach (RouteEndpoint endpoint in endpoints)
        {
            (IEnumerable<string> methods, EndpointMetadataCollection metadata) = await DescribeAsync(endpoint);
            models += metadata.GetMetadata<PageModelAttribute>() is null ? 0 : 1;
            takers.AddRange(methods.Except(["GET", "HEAD"], StringComparer.OrdinalIgnoreCase)
                .Select(method => ($"{method.ToUpperInvariant()} /{endpoint.RoutePattern.RawText!.TrimStart('/')}", metadata.GetMetadata<TokenAuthorisedAttribute>() is not null)));
        }

        Assert.True(models > 5, "The attributes of page models were not seen, so the guard would not see that of a token either.");
        return [.. takers.Distinct()];
    }

    // Which handlers a page has is known when it has been compiled; an endpoint that names no method takes them all.
    private async Task<(IEnumerable<string> Methods, EndpointMetadataCollection Metadata)> DescribeAsync(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
        {
            CompiledPageActionDescriptor compiled = await site.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            return (compiled.HandlerMethods.Select(handler => handler.HttpMethod), compiled.Endpoint?.Metadata ?? endpoint.Metadata);
        }

        return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["POST"], endpoint.Metadata);
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
