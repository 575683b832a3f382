namespace FibroInfo.Web;

/// <summary>
/// Takes in what a visitor sends as a whole, and nothing that is too large or takes too long, before anything else looks
/// at it. The staff may send more (<see cref="StaffPost"/>).
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

        using var body = new MemoryStream();
        if (await RequestBody.ReadAsync(context, RequestBody.PatienceFor(context), cancel => TakeInAsync(request, body, cancel)) is { } refusal)
        {
            context.Response.StatusCode = refusal;
            return;
        }

        context.SetForm(body.ToArray(), PostForm.MostFields, isOnce: true);
        await next(context);
    });

    private static async Task<int?> TakeInAsync(HttpRequest request, MemoryStream body, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytesSent)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        byte[] piece = new byte[4096];
        int written = 0;
        for (int read; (read = await request.Body.ReadAsync(piece, cancel)) > 0;)
        {
            body.Write(piece, 0, read);
            written += read - (2 * piece.AsSpan(0, read).Count((byte)'%'));
            if (written > MostBytes || body.Length > MostBytesSent)
            {
                return StatusCodes.Status413PayloadTooLarge;
            }
        }

        return null;
    }
}
