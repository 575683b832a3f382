using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FibroInfo.Tests.Registries;

/// <summary>Crossref below <c>/crossref</c> and PubMed below <c>/eutils</c>, on this machine, with the answers they were recorded to give.</summary>
public sealed class StandIn : IDisposable
{
    private readonly WebApplication _server;

    public StandIn()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(this);
        _server = builder.Build();
        _server.Run(AnswerAsync);
        _server.StartAsync().GetAwaiter().GetResult();
    }

    public Uri Crossref => new($"{_server.Urls.Single()}/crossref");

    public Uri PubMed => new($"{_server.Urls.Single()}/eutils");

    /// <summary>By DOI; what is not here is 404.</summary>
    public ConcurrentDictionary<string, string> Works { get; } = new(StringComparer.Ordinal);

    /// <summary>By PMID; what is not here is an error inside a 200.</summary>
    public ConcurrentDictionary<string, string> Summaries { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers instead of the above while it is set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Path and query of every request so far, as they came over the wire, with when each came.</summary>
    public ConcurrentQueue<(string Target, string Agent, long At)> Requests { get; } = new();

    public void Dispose() => ((IDisposable)_server).Dispose();

    private Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue((
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.UserAgent.ToString(), System.Diagnostics.Stopwatch.GetTimestamp()));
        if (Instead is { } instead)
        {
            return instead(context);
        }

        string path = context.Request.Path.Value!;
        if (path.StartsWith("/crossref/works/", StringComparison.Ordinal))
        {
            return WorkAsync(context, Uri.UnescapeDataString(path["/crossref/works/".Length..]));
        }

        return path == "/eutils/esummary.fcgi" ? SummaryAsync(context, context.Request.Query["id"].ToString()) : NotFoundAsync(context);
    }

    private Task WorkAsync(HttpContext context, string doi) => Works.TryGetValue(doi, out string? work) ? JsonAsync(context, work) : NotFoundAsync(context);

    private Task SummaryAsync(HttpContext context, string pmid) =>
        JsonAsync(context, Summaries.TryGetValue(pmid, out string? summary) ? summary : Recorded.NoSummary(pmid));

    private static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("Resource not found.");
    }
}
