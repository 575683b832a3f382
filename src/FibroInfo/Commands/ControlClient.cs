using System.IO.Pipelines;
using System.Net.Sockets;
using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>Sends a verb to the site that runs with a data folder.</summary>
internal static class ControlClient
{
    // The longest queue that the limits allow, in JSON within JSON, is a fifth of it.
    private const int MaxResponseBytes = 256 * 1024 * 1024;

    // With each line: a site that does something long says now and then how far it is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>Null when no site listens there.</returns>
    public static async Task<ControlResponse?> TryAsync(DataFolder data, ControlRequest request, Action<BackupProgress> tell, CancellationToken cancel)
    {
        using Socket socket = ControlSocketPath.NewSocket();
        if (ControlSocketPath.FindEndPoint(data) is not { } address || await Fails(socket.ConnectAsync(address, cancel).AsTask()))
        {
            return null;
        }

        try
        {
            await using var stream = new NetworkStream(socket);
            await ControlMessages.WriteAsync(stream, request, cancel);
            var lines = PipeReader.Create(stream);
            while (true)
            {
                byte[]? line = await ControlMessages.ReadAsync(lines, MaxResponseBytes, cancel).WaitAsync(Patience, cancel);
                if (ControlMessages.Parse<BackupProgress>(line) is not { } step)
                {
                    return ControlMessages.Parse<ControlResponse>(line) ?? NoAnswer;
                }

                tell(step);
            }
        }
        catch (Exception gone) when (gone is IOException or TimeoutException)
        {
            return NoAnswer;
        }
    }

    // It may have been done: to say "try again" costs nothing, as every verb may be said twice.
    private static ControlResponse NoAnswer => ControlResponse.Problem("The running site did not answer. Its log says why; try again.");

    private static async Task<bool> Fails(Task connecting)
    {
        try
        {
            await connecting;
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
