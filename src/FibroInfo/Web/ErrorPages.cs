using FibroInfo.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FibroInfo.Web;

/// <summary>
/// What a reader sees where there is no page: the site's own page at <c>/errors/{status}</c>, or problem details
/// (RFC 9457) for a program.
/// </summary>
public static class ErrorPages
{
    /// <summary>Below it stand the pages for errors, by their status.</summary>
    internal const string Root = "/errors/";

    public static void AddErrorPages(this IServiceCollection services)
    {
        services.AddExceptionHandler<SiteExceptionHandler>();
        // The framework would add the number of the connection.
        services.AddProblemDetails(options => options.CustomizeProblemDetails = problem => problem.ProblemDetails.Extensions.Clear());
    }

    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseMiddleware<UnfinishedResponseMiddleware>();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(static state => CompleteHeadersAsync((HttpContext)state), context);
            return next(context);
        });
        app.UseStatusCodePagesWithReExecute($"{Root}{{0}}");
        // Inside the other: what it answers has a body, and is no page any more.
        app.UseStatusCodePages(context => AnswerProgramAsync(context.HttpContext));
        app.UseMiddleware<ErrorPageRequestMiddleware>();
        app.UseExceptionHandler();
    }

    private static Task CompleteHeadersAsync(HttpContext context)
    {
        (HttpResponse response, IHeaderDictionary headers) = (context.Response, context.Response.Headers);
        // Who makes a page of it may forget; nobody is sent away without being told for how long.
        if (response.StatusCode is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && headers.RetryAfter.Count == 0)
        {
            headers.RetryAfter = "30";
        }

        // The framework's words for caches after an exception are three headers; SecurityHeaders says it in one.
        if (context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            (headers.CacheControl, headers.Pragma, headers.Expires) = (default, default, default);
        }

        return Task.CompletedTask;
    }

    private static Task AnswerProgramAsync(HttpContext context)
    {
        context.Features.Set<ResponsePolicy>(null);
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return context.Request.WantsJson() ? Results.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context) : Task.CompletedTask;
    }
}

/// <summary>An exception ends here: it becomes a status, and is logged once, without what anybody typed.</summary>
internal sealed partial class SiteExceptionHandler(ILogger<SiteExceptionHandler> logger, IHostEnvironment environment) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The framework takes it away, and both logs want to name the route.
        httpContext.SetEndpoint(httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint);
        httpContext.Response.StatusCode = StatusOf(httpContext, exception);
        if (httpContext.Response.StatusCode == StatusCodes.Status500InternalServerError)
        {
            Log(httpContext, exception);
        }

        return ValueTask.FromResult(true);
    }

    private static int StatusOf(HttpContext context, Exception exception) => exception switch
    {
        // The reader has gone: nobody waits for an answer, and nothing is wrong.
        _ when context.RequestAborted.IsCancellationRequested => StatusCodes.Status499ClientClosedRequest,
        // Nothing was stored or written; who sends it again in a minute loses nothing.
        DatabaseUnavailableException or ContentUnavailableException => StatusCodes.Status503ServiceUnavailable,
        // The kind says whose fault it is. Nothing else does: not its words, and not where it was thrown.
        BadHttpRequestException refused => refused.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    private void Log(HttpContext context, Exception exception)
    {
        string route = RequestLogging.RouteOf(context);
        // Whoever works on the site is shown the words too; their machine has no readers.
        string failure = environment.IsDevelopment() ? exception.ToString() : ExceptionSummary.Describe(exception);
        LogFailure(logger, route, failure);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Route} failed: {Failure}")]
    private static partial void LogFailure(ILogger logger, string route, string failure);
}

/// <summary>
/// The page for an error is asked for as a GET of its own address: a post that failed must not be handled a second time.
/// Asked for by anybody but the site, it is not there.
/// </summary>
internal sealed class ErrorPageRequestMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused)
        {
            await ShowAsync(context, refused.OriginalStatusCode, refused.Endpoint);
        }
        else if ($"/{context.Request.Path.Value?.TrimStart('/')}".StartsWith(ErrorPages.Root, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await next(context);
        }
    }

    private async Task ShowAsync(HttpContext context, int status, Endpoint? endpoint)
    {
        (HttpRequest request, HttpResponse response) = (context.Request, context.Response);
        IHttpRequestFeature asked = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        (string method, string target) = (request.Method, asked.RawTarget);
        request.Method = HttpMethods.IsHead(method) ? method : HttpMethods.Get;
        asked.RawTarget = request.Path;
        // It was found for the method that was sent.
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        try
        {
            await next(context);
        }
        finally
        {
            (request.Method, asked.RawTarget) = (method, target);
            // For the log of requests, which names what was asked for.
            context.SetEndpoint(endpoint);
        }

        if (!response.HasStarted)
        {
            // There is no page for this status, or it failed itself.
            response.StatusCode = status;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync($"{status} {ReasonPhrases.GetReasonPhrase(status)}\n", context.RequestAborted);
        }
    }
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
