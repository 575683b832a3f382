using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FibroInfo.Data;

/// <summary>
/// Counts by key and window of time in a table that never grows, whoever comes (T28). It knows no key: each is hashed with
/// a salt of the day that nobody has, so two may share a count, and nothing can be read out of it.
/// </summary>
public sealed class FixedWindowCounter(int max, TimeSpan window, TimeProvider clock)
{
    /// <summary>Two bytes of a hash name one.</summary>
    private const int Buckets = 65_536;

    private readonly Lock _gate = new();
    private readonly (int Window, int Count)[] _buckets = new (int, int)[Buckets];
    private readonly byte[] _salt = new byte[32];
    private int? _day;

    /// <returns>Null when there was room for one more, else how long until there is.</returns>
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
            // Any other window, an earlier one too: after a jump of the clock nobody waits for a day long gone or far away (R12).
            int count = bucket.Window == number ? bucket.Count : 0;
            if (count >= max)
            {
                return TimeSpan.FromTicks(window.Ticks - (now % window.Ticks));
            }

            bucket = (number, count + 1);
            return null;
        }
    }

    /// <summary>One that was taken counts no more. Given back after its window has passed, it may be one of another: that refuses nobody.</summary>
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
