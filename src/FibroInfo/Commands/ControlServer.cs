using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>Receives commands from other processes in the running site. Whatever is sent or fails here, the site keeps serving.</summary>
public sealed partial class ControlServer(DataFolder data, ControlCommands verbs, ILogger<ControlServer> log) : BackgroundService
{
    private const int MaxConnections = 8;
    private const int MaxRequestBytes = 64 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    private string? _loggedFault;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (ControlSocketPath.FindEndPoint(data) is not { } address)
        {
            LogTooLong(ControlSocketPath.GetFile(data));
            return;
        }

        using var timer = new PeriodicTimer(BetweenAttempts);
        do
        {
            // A folder that cannot be written at the start is locked later.
            if (data.IsLockedByUs)
            {
                await ListenAsync(address, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ListenAsync(UnixDomainSocketEndPoint address, CancellationToken stopping)
    {
        try
        {
            // Disposing the listener deletes its file.
            using Socket listener = ControlSocketPath.NewSocket();
            Open(listener, address);
            _loggedFault = null;
            var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConnections, CancellationToken = stopping };
            await Parallel.ForEachAsync(AcceptAllAsync(listener, stopping), options, AnswerAsync);
        }
        catch (Exception fault) when (fault is IOException or SocketException or UnauthorizedAccessException)
        {
            if (_loggedFault != fault.Message)
            {
                LogAway(_loggedFault = fault.Message);
            }
        }
    }

    private void Open(Socket listener, UnixDomainSocketEndPoint address)
    {
        string file = ControlSocketPath.GetFile(data);
        // A file left by a killed process: this process holds the lock, so nobody else listens on it.
        File.Delete(file);
        listener.Bind(address);
        if (!OperatingSystem.IsWindows())
        {
            // Before it listens, so that no other user can connect in between.
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        listener.Listen(MaxConnections);
    }

    private static async IAsyncEnumerable<Socket> AcceptAllAsync(Socket listener, [EnumeratorCancellation] CancellationToken stopping)
    {
        while (true)
        {
            yield return await listener.AcceptAsync(stopping);
        }
    }

    private async ValueTask AnswerAsync(Socket client, CancellationToken cancel)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            byte[]? line = await ControlMessages.ReadAsync(PipeReader.Create(stream), MaxRequestBytes, cancel).WaitAsync(Timeout, cancel);
            var request = ControlMessages.Parse<ControlRequest>(line);
            ControlResponse answer = request is null ? ControlResponse.WrongUse("This isn't a valid request.")
                : await verbs.RunAsync(request, TellAsync, cancel);
            LogAnswered(request?.Verb, answer.Exit);
            await ControlMessages.WriteAsync(stream, answer, cancel).WaitAsync(Timeout, cancel);

            Task TellAsync(BackupProgress step) => ControlMessages.WriteAsync(stream, step, cancel).WaitAsync(Timeout, cancel);
        }
        catch (Exception gone) when (gone is IOException or TimeoutException or OperationCanceledException)
        {
            // The client did not send its request in time, or no longer waits for the response.
        }
#pragma warning disable CA1031 // A command that fails must not stop the site.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Command '{Verb}' ended with {Exit}.")]
    private partial void LogAnswered(string? verb, int exit);

    [LoggerMessage(Level = LogLevel.Error, Message = "A command failed.")]
    private partial void LogFailed(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Commands cannot reach this site while it runs: {File} is too long a path for a socket.")]
    private partial void LogTooLong(string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "Commands cannot reach this site just now: {Why}")]
    private partial void LogAway(string why);
}
