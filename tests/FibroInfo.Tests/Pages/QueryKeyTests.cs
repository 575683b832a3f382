using System.Net;
using System.Reflection;
using FibroInfo.Pages.Articles;
using FibroInfo.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

[Collection(WholeSite.Name)]
public sealed class QueryKeyTests(WholeSite.Site site)
{
    private static readonly QueryKeysAttribute OfArticle = typeof(ArticleModel).GetCustomAttribute<QueryKeysAttribute>()!;

    // Pages that are never kept: each is one person's, or an answer to what was sent.
    private static readonly string[] NeverKept =
    [
        "/articles/{slug}/comments", "/articles/{slug}/comments/{id}", "/articles/{slug}/rating", "/articles/{slug}/reports", "/comments/{token}",
        "/comments/{token}/confirm", "/comments/{token}/stop", "/search", "/errors/{status:int}", "/health/live", "/health/ready", "/.well-known/security.txt", "/.well-known/change-password",
    ];

    [Fact]
    public async Task Every_public_page_that_may_be_kept_says_what_it_reads_of_the_query_and_reads_it()
    {
        List<(string Pattern, EndpointMetadataCollection Metadata)> pages = await PublicPagesAsync();
        Assert.True(pages.Count > 20, $"Only {pages.Count} public pages were found.");
        int read = 0;
        foreach ((string pattern, EndpointMetadataCollection metadata) in pages)
        {
            QueryKeysAttribute? declared = metadata.GetMetadata<QueryKeysAttribute>();
            Assert.True(declared is null == NeverKept.Contains(pattern), $"{pattern} says that it {(declared is null ? "is not" : "may be")} kept in memory.");
            if (declared is not null)
            {
                string[] keys = [.. declared.Keys.Concat(declared.WithoutFirst)];
                Assert.True(keys.Order(StringComparer.Ordinal).SequenceEqual(ReadBy(metadata)), $"{pattern} declares {string.Join(", ", keys)}.");
                read += keys.Length;
            }
        }

        Assert.Empty(NeverKept.Except(pages.Select(page => page.Pattern)));
        Assert.True(read > 4, $"Only {read} keys were found.");
    }

    [Fact]
    public void The_query_string_which_is_handed_on_whole_is_read_only_where_a_page_has_moved()
    {
        string[] readers = [.. Repository.Files("src/FibroInfo/Pages", "*.cs").Concat(Repository.Files("src/FibroInfo/Pages", "*.cshtml"))
            .Where(file => File.ReadAllText(file).Contains("Request.QueryString", StringComparison.OrdinalIgnoreCase)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

        Assert.Equal(["ArticleFileEndpoints.cs", "NotFoundExtensions.cs", "StaffReturnUrl.cs"], readers);
    }

    [Theory]
    [InlineData("/articles", "page=01")]
    [InlineData("/articles", "page=%2B1")]
    [InlineData(Shipped.Fog, "comments=01")]
    [InlineData(Shipped.Fog, "comments=1%20")]
    [InlineData(Shipped.Fog, "view=easy&part=01")]
    [InlineData(Shipped.Fog, "view=Easy")]
    public async Task Another_spelling_of_a_page_is_no_page(string path, string query) =>
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{path}?{query}"));

    [Theory]
    [InlineData("?comments=%20&comments=2", "")]
    [InlineData("?view=&part=%20%20", "")]
    [InlineData("?part=7", "")]
    [InlineData("?view=easy&comments=9", "view=easy")]
    [InlineData("?PART=2&View=easy&view=x", "view=easy&part=2")]
    public async Task A_page_and_memory_read_the_same_of_a_query(string query, string read)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (Shipped.Fog, new QueryString(query));
        Assert.Equal(read, PageCacheKey.From(request, OfArticle).Query);

        string asked = await site.TextAsync($"{Shipped.Fog}{query}");
        Assert.Equal(await site.TextAsync($"{Shipped.Fog}{(read == "" ? "" : $"?{read}")}"), asked);
    }

    [Fact]
    public async Task A_value_that_looks_like_two_keys_is_no_other_page_and_does_not_take_its_place_in_memory_T20()
    {
        Assert.NotEqual(KeyOf("?view=easy&part=2"), KeyOf("?view=easy%26part%3D2"));
        string part = await site.TextAsync($"{Shipped.Study}?view=easy&part=2");

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"{Shipped.Study}?view=easy%26part%3D2"));
        Assert.Equal(part, await site.TextAsync($"{Shipped.Study}?view=easy&part=2"));
    }

    private static string KeyOf(string query)
    {
        HttpRequest request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (Shipped.Study, new QueryString(query));
        return PageCacheKey.From(request, OfArticle).Query;
    }

    private static string[] ReadBy(EndpointMetadataCollection metadata) =>
        [.. (metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerMethods ?? []).SelectMany(handler => handler.Parameters)
            .Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query)
            .Select(parameter => parameter.BindingInfo!.BinderModelName ?? parameter.Name).Distinct().Order(StringComparer.Ordinal)];

    private async Task<List<(string Pattern, EndpointMetadataCollection Metadata)>> PublicPagesAsync()
    {
        PageLoader loader = site.Services.GetRequiredService<PageLoader>();
        var pages = new List<(string, EndpointMetadataCollection)>();
        foreach (RouteEndpoint endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            string pattern = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}";
            var request = new DefaultHttpContext().Request;
            request.Path = pattern;
            if (!request.IsForStaff())
            {
                pages.Add((pattern, endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? Of(await loader.LoadAsync(page, endpoint.Metadata)) : endpoint.Metadata));
            }
        }

        return pages;

        // What stands on a page is known once it is compiled.
        static EndpointMetadataCollection Of(CompiledPageActionDescriptor page) => page.Endpoint?.Metadata ?? new EndpointMetadataCollection([.. page.EndpointMetadata ?? [], page]);
    }
}
