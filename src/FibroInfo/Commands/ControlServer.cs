using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using FibroInfo.Backup;
using FibroInfo.Data;

namespace FibroInfo.Commands;

/// <summary>Hears the verbs that other processes send to the running site. Whatever comes or fails here, the site serves on.</summary>
public sealed partial class ControlServer(DataFolder data, ControlCommands verbs, ILogger<ControlServer> log) : BackgroundService
{
    private const int MaxConnections = 8;
    private const int MaxRequestBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    private string? _said;

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
            // The folder becomes ours later when it cannot be written at the start.
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
            // Takes its file away at the end.
            using Socket listener = ControlSocketPath.NewSocket();
            Open(listener, address);
            _said = null;
            var few = new ParallelOptions { MaxDegreeOfParallelism = MaxConnections, CancellationToken = stopping };
            await Parallel.ForEachAsync(CallersAsync(listener, stopping), few, AnswerAsync);
        }
        catch (Exception fault) when (fault is IOException or SocketException or UnauthorizedAccessException)
        {
            if (_said != fault.Message)
            {
                LogAway(_said = fault.Message);
            }
        }
    }

    private void Open(Socket listener, UnixDomainSocketEndPoint address)
    {
        string file = ControlSocketPath.GetFile(data);
        // Left by a process that was killed: the lock is ours, so nobody listens on it.
        File.Delete(file);
        listener.Bind(address);
        if (!OperatingSystem.IsWindows())
        {
            // Before it listens, so that nobody gets in meanwhile.
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        listener.Listen(MaxConnections);
    }

    private static async IAsyncEnumerable<Socket> CallersAsync(Socket listener, [EnumeratorCancellation] CancellationToken stopping)
    {
        while (true)
        {
            yield return await listener.AcceptAsync(stopping);
        }
    }

    private async ValueTask AnswerAsync(Socket caller, CancellationToken cancel)
    {
        try
        {
            await using var stream = new NetworkStream(caller, ownsSocket: true);
            byte[]? line = await ControlMessages.ReadAsync(PipeReader.Create(stream), MaxRequestBytes, cancel).WaitAsync(Patience, cancel);
            var request = ControlMessages.Parse<ControlRequest>(line);
            ControlResponse answer = request is null ? ControlResponse.WrongUse("This is no request of a command.") : await verbs.RunAsync(request, TellAsync, cancel);
            LogAnswered(request?.Verb, answer.Exit);
            await ControlMessages.WriteAsync(stream, answer, cancel).WaitAsync(Patience, cancel);

            Task TellAsync(BackupProgress step) => ControlMessages.WriteAsync(stream, step, cancel).WaitAsync(Patience, cancel);
        }
        catch (Exception gone) when (gone is IOException or TimeoutException or OperationCanceledException)
        {
            // Who called did not say it in time, or does not wait for the answer.
        }
#pragma warning disable CA1031 // The edge: a verb that fails must not take the site with it.
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
