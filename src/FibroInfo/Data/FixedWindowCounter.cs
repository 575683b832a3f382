using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FibroInfo.Data;

/// <summary>
/// Counts requests by key in fixed time windows, in a table that never grows however many keys there are (T28). It does not store
/// the keys: each is hashed with a random salt that changes daily. So two keys may share a count, and no key can be read from memory.
/// </summary>
public sealed class FixedWindowCounter(int max, TimeSpan window, TimeProvider clock)
{
    /// <summary>As many as two bytes of a hash can number.</summary>
    private const int Buckets = 65_536;

    private readonly Lock _gate = new();
    private readonly (int Window, int Count)[] _buckets = new (int, int)[Buckets];
    private readonly byte[] _salt = new byte[32];
    private int? _day;

    /// <returns>Null when the request is within the limit; otherwise how long until the next one is allowed.</returns>
    public TimeSpan? Take(ReadOnlySpan<byte> key)
    {
        if (max == 0)
        {
            return null;
        }

        long now = clock.GetUtcNow().UtcTicks;
        int number = (int)(now / window.Ticks);
        lock (_gate)
        {
            BeginDay((int)(now / TimeSpan.TicksPerDay));
            ref (int Window, int Count) bucket = ref _buckets[IndexOf(key)];
            // Any other window counts as empty, later ones too: after a jump of the clock nobody must wait for a window far away (R12).
            int count = bucket.Window == number ? bucket.Count : 0;
            if (count >= max)
            {
                return TimeSpan.FromTicks(window.Ticks - (now % window.Ticks));
            }

            bucket = (number, count + 1);
            return null;
        }
    }

    /// <summary>
    /// Undoes one <see cref="Take"/>. When its window is over, this may lower the count of another request: that refuses nobody.
    /// </summary>
    public void GiveBack(ReadOnlySpan<byte> key)
    {
        long now = clock.GetUtcNow().UtcTicks;
        lock (_gate)
        {
            BeginDay((int)(now / TimeSpan.TicksPerDay));
            ref (int Window, int Count) bucket = ref _buckets[IndexOf(key)];
            if (bucket.Window == (int)(now / window.Ticks) && bucket.Count > 0)
            {
                bucket.Count--;
            }
        }
    }

    private void BeginDay(int day)
    {
        if (_day != day)
        {
            _day = day;
            RandomNumberGenerator.Fill(_salt);
            Array.Clear(_buckets);
        }
    }

    private int IndexOf(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_salt, key, hash);
        return BinaryPrimitives.ReadUInt16LittleEndian(hash);
    }
}
