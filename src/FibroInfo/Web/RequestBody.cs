namespace FibroInfo.Web;

/// <summary>
/// Takes in what a request brings. What is wrong with it is the sender's fault, and becomes a status here, where the bytes
/// are read: the server tells it by exceptions of several kinds, which further up cannot be told from faults of ours.
/// </summary>
internal static class RequestBody
{
    // A day is for ever, and what no timer takes is not asked of one.
    private const int MostSeconds = 24 * 60 * 60;

    /// <param name="context">Of the request.</param>
    /// <param name="patience">How long the sender may take.</param>
    /// <param name="read">An <see cref="IOException"/> of it is the sender's: whoever keeps what was read tells by its status when that fails.</param>
    /// <returns>Null when all was read, else the status of the refusal.</returns>
    public static async Task<int?> ReadAsync(HttpContext context, TimeSpan patience, Func<CancellationToken, Task<int?>> read)
    {
        TimeProvider clock = context.RequestServices.GetRequiredService<TimeProvider>();
        using var late = new CancellationTokenSource(patience, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            return await read(ended.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            // The rest is not waited for either.
            context.Response.Headers.Connection = "close";
            return StatusCodes.Status408RequestTimeout;
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode;
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // It ended too early, say.
            return StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>How long a sender may take: a form has a time of its own, and a file as long as a telephone needs for it.</summary>
    public static TimeSpan PatienceFor(HttpContext context, long bytesOfFiles = 0)
    {
        const double BytesPerSecond = 16 * 1024;
        int seconds = context.RequestServices.GetRequiredService<Limits>().SecondsPerForm;
        return seconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(Math.Min(seconds + (bytesOfFiles / BytesPerSecond), MostSeconds));
    }
}
