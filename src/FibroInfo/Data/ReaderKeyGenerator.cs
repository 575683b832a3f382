using System.Security.Cryptography;
using System.Text;

namespace FibroInfo.Data;

/// <summary>
/// Turns the random number in a reader's browser into one key for each article. Without the secret nobody can tell
/// that two keys are one reader, and nothing about a person or a network is in it.
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
