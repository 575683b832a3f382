using System.IO.Pipelines;
using System.Net.Sockets;
using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>Sends a command to the site that runs with a data folder.</summary>
internal static class ControlClient
{
    // The longest possible moderation queue, as JSON within JSON, is a fifth of it.
    private const int MaxResponseBytes = 256 * 1024 * 1024;

    // For each line: a site that runs a long command reports its progress now and then.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <returns>Null when no site is listening.</returns>
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
                byte[]? line = await ControlMessages.ReadAsync(lines, MaxResponseBytes, cancel).WaitAsync(Timeout, cancel);
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

    // The command may have been carried out. "Try again" is safe because every command can be repeated.
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
