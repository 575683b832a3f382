namespace FibroInfo.Web;

/// <summary>
/// Takes in what a visitor sends as a whole, and nothing that is too large, before anything else looks at it. The staff
/// may send more (<see cref="StaffPost"/>). A body that comes slowly or never is Kestrel's to end.
/// </summary>
public static class PostSize
{
    /// <summary>Of what was written: an escape such as %C3 counts as the byte it stands for.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>A browser sends each byte of a letter outside ASCII as three: a comment of 2,000 Chinese letters is 6 KB written and 18 KB sent.</summary>
    public const int MostBytesSent = 3 * MostBytes;

    public static void UsePostSize(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        HttpRequest request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.IsForSignedIn())
        {
            await next(context);
            return;
        }

        using MemoryStream? body = await TakeInAsync(request, context.RequestAborted);
        if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        request.Body = body;
        await next(context);
    });

    private static async Task<MemoryStream?> TakeInAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytesSent)
        {
            return null;
        }

        var body = new MemoryStream();
        byte[] piece = new byte[4096];
        int written = 0;
        for (int read; (read = await request.Body.ReadAsync(piece, cancel)) > 0;)
        {
            body.Write(piece, 0, read);
            written += read - (2 * piece.AsSpan(0, read).Count((byte)'%'));
            if (written > MostBytes || body.Length > MostBytesSent)
            {
                return null;
            }
        }

        body.Position = 0;
        return body;
    }
}
