using System.Net;

namespace FibroInfo.Tests.Running;

/// <summary>A reader's browser: it keeps cookies, says where it posts from, and follows no redirect.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _browser;

    public Visitor(RunningSite site)
    {
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = site.Address };
        _browser.DefaultRequestHeaders.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>As a script of the page sends it.</summary>
    public Task<HttpResponseMessage> PostForDataAsync(string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return _browser.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _browser.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> ReadAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    public void Dispose() => _browser.Dispose();
}
