using Microsoft.AspNetCore.Connections;

namespace FibroInfo.Web;

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
