using System.Security.Cryptography;

namespace FibroInfo.Data;

/// <summary>
/// 256 random bits to give to one person, for example in a link. The database stores only the hash, so nobody who reads it can
/// make a token. In hexadecimal, because every URL of the site is lower case.
/// </summary>
public sealed record SecretToken(string Text, byte[] Hash)
{
    private const int Bytes = 32;

    public static SecretToken Create()
    {
        byte[] random = RandomNumberGenerator.GetBytes(Bytes);
        return new SecretToken(Convert.ToHexStringLower(random), SHA256.HashData(random));
    }

    /// <returns>The SHA-256 hash to look up; null when the text does not have the form of a token.</returns>
    public static byte[]? ComputeHash(string? text) =>
        text?.Length == 2 * Bytes && text.All(char.IsAsciiHexDigitLower) ? SHA256.HashData(Convert.FromHexString(text)) : null;
}
