using System.Collections.Concurrent;
using FibroInfo.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Mail;

/// <summary>A token endpoint on this machine: gives <c>token-1</c>, <c>token-2</c> and so on, for an hour each.</summary>
public sealed class TokenEndpoint : IDisposable
{
    private readonly WebApplication _server;
    private readonly ServiceProvider _clients;

    public TokenEndpoint()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        _server.StartAsync().GetAwaiter().GetResult();
        _clients = new ServiceCollection().AddTokenHttpClient().BuildServiceProvider();
    }

    public Uri Address => new($"{_server.Urls.Single()}/token");

    /// <summary>The form of every request so far.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = new();

    /// <summary>Answers instead while it is set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public OAuthTokenClient Client(TimeProvider clock, TimeSpan? timeout = null) => new(
        _clients.GetRequiredService<IHttpClientFactory>(),
        new OAuthClient(Address, "the-client", "the secret & more", "https://outlook.office365.com/.default") { Timeout = timeout ?? TimeSpan.FromSeconds(20) },
        clock);

    public void AnswerWith(int status, string body) => Instead = context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    };

    public void Dispose()
    {
        ((IDisposable)_server).Dispose();
        _clients.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync();
        Requests.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        await context.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = 3600, access_token = $"token-{Requests.Count}" });
    }
}
