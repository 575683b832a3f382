using System.Security.Cryptography;

namespace FibroInfo.Backup;

/// <summary>Copies and hashes at once, and stops where a limit is: what a file says of its length is not believed.</summary>
internal static class HashedCopy
{
    /// <param name="from">Where it comes from.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="mostBytes">No more are written.</param>
    /// <param name="tell">Hears how many bytes each piece has.</param>
    /// <param name="cancel">Stops it between two pieces.</param>
    /// <returns>The length and the hash; a length above <paramref name="mostBytes"/> when there was more.</returns>
    public static async Task<(long Bytes, string Sha256)> RunAsync(Stream from, Stream to, long mostBytes, Action<long> tell, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[1 << 16];
        long bytes = 0;
        while (await from.ReadAsync(piece, cancel) is > 0 and var count)
        {
            bytes += count;
            if (bytes > mostBytes)
            {
                break;
            }

            hash.AppendData(piece, 0, count);
            await to.WriteAsync(piece.AsMemory(0, count), cancel);
            tell(count);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
