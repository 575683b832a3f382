using System.Security.Cryptography;
using System.Text;

namespace FibroInfo.Backup;

/// <summary>
/// The SHA-256 of a whole backup, as the last characters of the zip comment. The hashes of the files do not cover the bytes between
/// them; this one reveals a change anywhere. It is not a signature: whoever changes a file can compute it again.
/// </summary>
internal static class ArchiveChecksum
{
    private const string CommentText = "A backup of FibroInfo. SHA-256 of all before: ";
    private const int HexLength = 2 * SHA256.HashSizeInBytes;

    /// <summary>The comment with zeros in place of the checksum, so that it already has its final length.</summary>
    public static readonly string Blank = CommentText + new string('0', HexLength);

    /// <summary>Writes the checksum over the zeros of <see cref="Blank"/>.</summary>
    public static async Task SetAsync(Stream zip, CancellationToken cancel)
    {
        string checksum = await ComputeAsync(zip, cancel);
        zip.Position = zip.Length - HexLength;
        await zip.WriteAsync(Encoding.ASCII.GetBytes(checksum), cancel);
    }

    public static async Task<bool> IsWholeAsync(Stream zip, CancellationToken cancel)
    {
        if (zip.Length < HexLength)
        {
            return false;
        }

        string checksum = await ComputeAsync(zip, cancel);
        byte[] stored = new byte[HexLength];
        zip.Position = zip.Length - HexLength;
        await zip.ReadExactlyAsync(stored, cancel);
        return Encoding.ASCII.GetString(stored) == checksum;
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
