namespace FibroInfo.Web;

/// <summary>
/// Takes in what a visitor sends as a whole, and nothing that is too large or takes too long, before anything else looks
/// at it. The staff may send more (<see cref="StaffPostMiddleware"/>).
/// </summary>
public static class PostSizeMiddleware
{
    /// <summary>Of what was written: an escape such as %C3 counts as the byte it stands for.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>A browser sends each byte of a letter outside ASCII as three: a comment of 2,000 Chinese letters is 6 KB written and 18 KB sent.</summary>
    public const int MaxBytesSent = 3 * MaxBytes;

    public static void UsePostSizeLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        HttpRequest request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.IsForSignedIn())
        {
            await next(context);
            return;
        }

        using var body = new MemoryStream();
        if (await RequestBody.ReadAsync(context, RequestBody.PatienceFor(context), cancel => TakeInAsync(request, body, cancel)) is { } refusal)
        {
            context.Response.StatusCode = refusal;
            return;
        }

        context.SetForm(body.ToArray(), PostForm.MaxFields, isOnce: true);
        await next(context);
    });

    private static async Task<int?> TakeInAsync(HttpRequest request, MemoryStream body, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBytesSent)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        byte[] piece = new byte[4096];
        int written = 0;
        for (int read; (read = await request.Body.ReadAsync(piece, cancel)) > 0;)
        {
            body.Write(piece, 0, read);
            written += read - (2 * piece.AsSpan(0, read).Count((byte)'%'));
            if (written > MaxBytes || body.Length > MaxBytesSent)
            {
                return StatusCodes.Status413PayloadTooLarge;
            }
        }

        return null;
    }
}

/// <summary>
/// Takes in what a request brings. What is wrong with it is the sender's fault, and becomes a status here, where the bytes
/// are read: the server tells it by exceptions of several kinds, which further up cannot be told from faults of ours.
/// </summary>
internal static class RequestBody
{
    // A day is for ever, and what no timer takes is not asked of one.
    private const int MaxSeconds = 24 * 60 * 60;

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
        int seconds = context.RequestServices.GetRequiredService<SiteLimits>().SecondsPerForm;
        return seconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(Math.Min(seconds + (bytesOfFiles / BytesPerSecond), MaxSeconds));
    }
}
