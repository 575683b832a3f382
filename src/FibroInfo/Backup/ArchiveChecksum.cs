using System.Security.Cryptography;
using System.Text;

namespace FibroInfo.Backup;

/// <summary>
/// The SHA-256 of a whole backup, as the last characters of the zip's own comment. The hashes of the files leave the bytes
/// between them unproved; with this a byte changed anywhere is seen. No signature: whoever changes a file can seal it anew.
/// </summary>
internal static class ArchiveChecksum
{
    private const string Words = "A backup of FibroInfo. SHA-256 of all before: ";
    private const int HexLength = 2 * SHA256.HashSizeInBytes;

    /// <summary>The comment before there is anything to be hashed, of the final length.</summary>
    public static readonly string Blank = Words + new string('0', HexLength);

    /// <summary>Puts the seal in the place of the blank one.</summary>
    public static async Task SetAsync(Stream zip, CancellationToken cancel)
    {
        string seal = await ComputeAsync(zip, cancel);
        zip.Position = zip.Length - HexLength;
        await zip.WriteAsync(Encoding.ASCII.GetBytes(seal), cancel);
    }

    public static async Task<bool> IsWholeAsync(Stream zip, CancellationToken cancel)
    {
        if (zip.Length < HexLength)
        {
            return false;
        }

        string seal = await ComputeAsync(zip, cancel);
        byte[] said = new byte[HexLength];
        zip.Position = zip.Length - HexLength;
        await zip.ReadExactlyAsync(said, cancel);
        return Encoding.ASCII.GetString(said) == seal;
    }

    private static async Task<string> ComputeAsync(Stream zip, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[1 << 16];
        zip.Position = 0;
        for (long left = zip.Length - HexLength; left > 0;)
        {
            int count = await zip.ReadAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, left)), cancel);
            if (count == 0)
            {
                break;
            }

            hash.AppendData(piece, 0, count);
            left -= count;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
