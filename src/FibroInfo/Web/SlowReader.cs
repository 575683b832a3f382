namespace FibroInfo.Web;

/// <summary>
/// How long an answer may take to leave (R9). The server's own measure adds up what it wrote before: who asks for much at
/// once and reads nothing would hold a connection for minutes.
/// </summary>
internal static class SlowReader
{
    // A telephone at the edge of the net reads as fast; and it may go through a tunnel.
    private const double BytesPerSecond = 4096;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Ends the connection when the bytes are not taken in that time.</summary>
    public static Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        // Without a token: who has gone is noticed by the server itself, and to make one costs as much as all the headers.
        Task sending = context.Response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
        return sending.IsCompleted ? sending : WaitAsync(context, sending, Grace + TimeSpan.FromSeconds(bytes.Length / BytesPerSecond));
    }

    private static async Task WaitAsync(HttpContext context, Task sending, TimeSpan patience)
    {
        try
        {
            await sending.WaitAsync(patience, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
    }
}
