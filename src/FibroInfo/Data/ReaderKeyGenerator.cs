using System.Security.Cryptography;
using System.Text;

namespace FibroInfo.Data;

/// <summary>
/// Derives a different key for each article from the random number in a reader's browser. Without the secret nobody can tell
/// that two keys belong to the same reader, and a key contains nothing about a person or a network.
/// </summary>
public sealed class ReaderKeyGenerator(DataFolder folder)
{
    private readonly Lazy<byte[]> _secret = new(() => folder.Secret("reader"), LazyThreadSafetyMode.PublicationOnly);

    /// <returns>16 bytes.</returns>
    /// <exception cref="DatabaseUnavailableException">The secret cannot be read.</exception>
    public byte[] Derive(string article, ReadOnlySpan<byte> reader)
    {
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret.Value, 32, info: Encoding.UTF8.GetBytes(article));
        return HMACSHA256.HashData(key, reader)[..16];
    }
}
