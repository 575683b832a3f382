using System.Net;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FibroInfo.Tests.Pages;

/// <summary>Who comes while the folder is read for the first time.</summary>
public sealed class ContentLoadingMiddlewareTests : IAsyncLifetime
{
    private readonly ContentStore _shelf = new(TimeProvider.System);
    private readonly WebApplication _app;
    private HttpClient _client = null!;

    public ContentLoadingMiddlewareTests()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(_shelf);
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.UseContentLoading();
        _app.Run(context => context.Response.WriteAsync("the page"));
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_reader_waits_a_moment_and_has_the_page()
    {
        Task<string> page = _client.GetStringAsync(new Uri("/articles", UriKind.Relative));
        Assert.Equal("the page", await _client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.False(page.IsCompleted);

        _shelf.Replace(ContentSnapshot.Empty);

        Assert.Equal("the page", await page);
    }

    [Fact]
    public async Task When_it_takes_longer_they_are_told_to_come_again()
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri("/articles", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
    }
}
