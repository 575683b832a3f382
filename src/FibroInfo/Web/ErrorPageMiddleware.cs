using FibroInfo.Data;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>
/// What a reader sees where there is no page: the site's own page at <c>/errors/{status}</c>, or problem details
/// (RFC 9457) for a program. An exception ends here, logged once, without what anybody typed.
/// </summary>
public sealed partial class ErrorPageMiddleware(RequestDelegate next, ILogger<ErrorPageMiddleware> logger, IHostEnvironment environment)
{
    private const string Pages = "/errors/";

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(SayWhenAsync, context);
        // The pages for errors are no addresses: asked for by name, they are not there.
        if ($"/{context.Request.Path.Value?.TrimStart('/')}".StartsWith(Pages, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await TryAsync(context);
        }

        if (IsBare(context.Response))
        {
            await AnswerAsync(context);
        }
    }

    // Who makes a page of it may forget; nobody is sent away without being told for how long.
    private static Task SayWhenAsync(object context)
    {
        HttpResponse response = ((HttpContext)context).Response;
        if (response.StatusCode is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = "30";
        }

        return Task.CompletedTask;
    }

    private async Task TryAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // The reader has gone: nobody waits for an answer, and nothing is wrong.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception away) when (away is DatabaseUnavailableException or ContentUnavailableException && !context.Response.HasStarted)
        {
            // Nothing was stored or written; who sends it again in a minute loses nothing.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            // The kind says whose fault it is. Nothing else does: not its words, and not where it was thrown.
            context.Response.Clear();
            context.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log(context, exception);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private void Log(HttpContext context, Exception exception)
    {
        string route = RequestLogging.RouteOf(context);
        // Whoever works on the site is shown the words too; their machine has no readers.
        string failure = environment.IsDevelopment() ? exception.ToString() : ExceptionSummary.Describe(exception);
        LogFailure(logger, route, failure);
    }

    private static bool IsBare(HttpResponse response) =>
        !response.HasStarted && response.StatusCode is >= 400 and < 600 && response.ContentLength is null && string.IsNullOrEmpty(response.ContentType);

    private async Task AnswerAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        int status = response.StatusCode;
        context.Features.Set<ResponsePolicy>(null);
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (context.Request.WantsJson())
        {
            await Results.Problem(statusCode: status).ExecuteAsync(context);
            return;
        }

        await ShowPageAsync(context, status);
        if (!response.HasStarted)
        {
            // There is no page for this status, or it failed itself.
            response.StatusCode = status;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync($"{status} {ReasonPhrases.GetReasonPhrase(status)}\n", context.RequestAborted);
        }
    }

    // The page is asked for as a GET: a post that failed must not be handled a second time.
    private async Task ShowPageAsync(HttpContext context, int status)
    {
        HttpRequest request = context.Request;
        IHttpRequestFeature asked = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        (string method, PathString path, QueryString query, string target, Endpoint? endpoint) =
            (request.Method, request.Path, request.QueryString, asked.RawTarget, context.GetEndpoint());
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        request.Method = HttpMethods.IsHead(method) ? method : HttpMethods.Get;
        request.Path = $"{Pages}{status}";
        request.QueryString = QueryString.Empty;
        asked.RawTarget = request.Path;
        try
        {
            await TryAsync(context);
        }
        finally
        {
            (request.Method, request.Path, request.QueryString, asked.RawTarget) = (method, path, query, target);
            context.SetEndpoint(endpoint);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Route} failed: {Failure}")]
    private static partial void LogFailure(ILogger logger, string route, string failure);
}

public static class ErrorPageMiddlewareExtensions
{
    public static void UseErrorPages(this IApplicationBuilder app) => app.UseMiddleware<UnfinishedResponseMiddleware>().UseMiddleware<ErrorPageMiddleware>();
}

/// <summary>
/// Where an exception ends that comes too late for an error page, because part of the answer is sent. The connection is cut,
/// so that nobody takes half an answer for a whole one. The server and the request log would write the exception's words,
/// which may be a reader's.
/// </summary>
public sealed partial class UnfinishedResponseMiddleware(RequestDelegate next, ILogger<UnfinishedResponseMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone.
        }
        catch (BadHttpRequestException)
        {
            // The rest of what was sent cannot be read; what was answered so far still arrives.
        }
        catch (Exception exception) when (context.Response.HasStarted)
        {
            string route = RequestLogging.RouteOf(context);
            string failure = ExceptionSummary.Describe(exception);
            LogUnfinished(logger, route, failure);
            context.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Route} failed after part of the answer was sent: {Failure}")]
    private static partial void LogUnfinished(ILogger logger, string route, string failure);
}

/// <summary>Who asks: a person's browser, or a program that wants data.</summary>
public static class ResponseFormatExtensions
{
    public static bool WantsJson(this HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? types)
        && types.Any(type => type.MediaType.Value is "application/json" or "application/problem+json")
        && !types.Any(type => type.MediaType.Value is "text/html");
}
