using System.Net;
using Microsoft.AspNetCore.Connections;

namespace FibroInfo.Web;

/// <summary>
/// How many connections there may be (R9). One that nobody is answered on costs little, and browsers keep some for their next
/// page: so they stay, until connections run short. Then the one that has been idle longest makes room, and who comes
/// is turned away only when all others are being answered. Counted by network too, in memory, and never logged.
/// </summary>
public sealed partial class ConnectionLimiter(SiteSettings settings, TimeProvider clock, ILogger<ConnectionLimiter> logger)
{
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly HashSet<OpenConnection> _open = [];
    private readonly Dictionary<long, int> _byNetwork = [];
    private long? _warned;
    private int _closed;
    private int _refused;

    internal async Task TrackAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var open = new OpenConnection(connection, NetworkOf(connection.RemoteEndPoint), clock);
        if (!TryAdd(open))
        {
            connection.Abort(new ConnectionAbortedException("All connections are in use."));
            return;
        }

        connection.Features.Set(open);
        try
        {
            await next(connection);
        }
        finally
        {
            Remove(open);
        }
    }

    private bool TryAdd(OpenConnection open)
    {
        lock (_lock)
        {
            if (!HasRoom(open))
            {
                _refused++;
                Warn();
                return false;
            }

            _open.Add(open);
            _byNetwork[open.Network] = _byNetwork.GetValueOrDefault(open.Network) + 1;
            return true;
        }
    }

    private bool HasRoom(OpenConnection open)
    {
        (int most, int mostOfNetwork) = (settings.Limits.Connections, settings.Limits.ConnectionsPerNetwork);
        bool isNetworkFull = mostOfNetwork > 0 && open.Network != 0 && _byNetwork.GetValueOrDefault(open.Network) >= mostOfNetwork;
        return (!isNetworkFull || GiveUpIdlest(other => other.Network == open.Network))
            && (most == 0 || _open.Count < most || GiveUpIdlest(_ => true));
    }

    private bool GiveUpIdlest(Func<OpenConnection, bool> isAmong)
    {
        while (_open.Where(other => other.IsIdle && isAmong(other)).MinBy(other => other.IdleSince) is { } idlest)
        {
            if (idlest.TryGiveUp())
            {
                // It is gone in a moment, and counts no more.
                Forget(idlest);
                _closed++;
                Warn();
                return true;
            }
        }

        return false;
    }

    private void Remove(OpenConnection open)
    {
        lock (_lock)
        {
            Forget(open);
        }
    }

    private void Forget(OpenConnection open)
    {
        if (_open.Remove(open) && --_byNetwork[open.Network] == 0)
        {
            _byNetwork.Remove(open.Network);
        }
    }

    private void Warn()
    {
        if (_warned is { } last && clock.GetElapsedTime(last) < BetweenWarnings)
        {
            return;
        }

        _warned = clock.GetTimestamp();
        LogShortage(logger, _open.Count, _closed, _refused);
        (_closed, _refused) = (0, 0);
    }

    // A proxy speaks for everybody, and a Unix socket has no address.
    private long NetworkOf(EndPoint? remote)
    {
        if (remote is not IPEndPoint { Address: var address } || settings.IsKnownProxy(address))
        {
            return 0;
        }

        Span<byte> key = stackalloc byte[sizeof(long)];
        NetworkRateLimiter.WriteNetwork(address, key);
        return BitConverter.ToInt64(key);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Connections run short at {Open} open: since the last such line {Closed} idle ones were closed, and {Refused} refused.")]
    private static partial void LogShortage(ILogger logger, int open, int closed, int refused);
}

/// <summary>Says of a connection that somebody is being answered on it, so that <see cref="ConnectionLimiter"/> leaves it alone. Stands first.</summary>
public static class BusyConnectionTracking
{
    public static void UseBusyConnectionTracking(this IApplicationBuilder app) => app.Use(next => context =>
        context.Features.Get<OpenConnection>() is { } open ? AnswerAsync(open, next, context) : next(context));

    private static async Task AnswerAsync(OpenConnection open, RequestDelegate next, HttpContext context)
    {
        open.Begin();
        try
        {
            await next(context);
        }
        finally
        {
            open.End();
        }
    }
}

/// <summary>One connection, and since when nobody has been answered on it. Half a request is none: who sends it slowly waits.</summary>
internal sealed class OpenConnection(ConnectionContext connection, long network, TimeProvider clock)
{
    // A connection that is given up counts below zero for good.
    private const int GivenUp = int.MinValue / 2;

    private long _idleSince = clock.GetTimestamp();
    private int _answering;

    /// <summary>What its household or provider shares, or 0 for who is not counted by network.</summary>
    public long Network { get; } = network;

    public bool IsIdle => Volatile.Read(ref _answering) == 0;

    public long IdleSince => Volatile.Read(ref _idleSince);

    public void Begin() => Interlocked.Increment(ref _answering);

    public void End()
    {
        Volatile.Write(ref _idleSince, clock.GetTimestamp());
        Interlocked.Decrement(ref _answering);
    }

    /// <summary>Closes it, unless a request has come in this moment.</summary>
    public bool TryGiveUp()
    {
        if (Interlocked.CompareExchange(ref _answering, GivenUp, 0) != 0)
        {
            return false;
        }

        connection.Abort(new ConnectionAbortedException("Others need the connection."));
        return true;
    }
}
