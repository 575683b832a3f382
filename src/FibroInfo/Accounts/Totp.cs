using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace FibroInfo.Accounts;

/// <summary>
/// The six digits of an authenticator app (RFC 6238): a new code every 30 seconds. It says which step a code is of, which
/// the framework's own check does not, so that each is taken once. SHA-1 because the apps know no other; as an HMAC it is sound.
/// </summary>
public static class Totp
{
    public const int Digits = 6;

    private const int KeyBytes = 20;
    private const int SecondsOfStep = 30;

    // A telephone's clock may be off, and typing takes its time (RFC 6238, 5.2).
    private const int StepsOff = 1;

    public static byte[] GenerateKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <returns>The step this is the code of, later than <paramref name="last"/>; null when it is of none.</returns>
    public static long? FindStep(byte[] key, string code, long last, DateTimeOffset now)
    {
        long current = StepAt(now);
        // Used later than any code is taken: a clock was ahead then (PlausibleTime). It would lock its owner out until then.
        last = last > current + StepsOff ? 0 : last;
        for (long step = Math.Max(current - StepsOff, last + 1); step <= current + StepsOff; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeAt(key, step)), System.Text.Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / SecondsOfStep;

    public static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // What the standard and every app say.
        HMACSHA1.HashData(key, counter, mac);
#pragma warning restore CA5350
        int number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
