namespace FibroInfo.Web;

/// <summary>
/// Where an exception ends that comes too late for an error page, because part of the answer is sent. The connection is cut,
/// so that nobody takes half an answer for a whole one. The server and the request log would write the exception's words,
/// which may be a reader's.
/// </summary>
public sealed partial class UnfinishedAnswers(RequestDelegate next, ILogger<UnfinishedAnswers> logger)
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
            string route = RequestLog.RouteOf(context);
            string failure = Failure.Describe(exception);
            LogUnfinished(logger, route, failure);
            context.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Route} failed after part of the answer was sent: {Failure}")]
    private static partial void LogUnfinished(ILogger logger, string route, string failure);
}
