using System.Security.Cryptography;

namespace FibroInfo.Data;

/// <summary>
/// 256 random bits for somebody to hold. The rows keep only their hash: whoever reads those can make no token of it. In
/// hexadecimal, as every address of the site is lower case.
/// </summary>
public sealed record SecretToken(string Text, byte[] Hash)
{
    private const int Bytes = 32;

    public static SecretToken Create()
    {
        byte[] random = RandomNumberGenerator.GetBytes(Bytes);
        return new SecretToken(Convert.ToHexStringLower(random), SHA256.HashData(random));
    }

    /// <returns>Null when it is no token in form.</returns>
    public static byte[]? ComputeHash(string? text) =>
        text?.Length == 2 * Bytes && text.All(char.IsAsciiHexDigitLower) ? SHA256.HashData(Convert.FromHexString(text)) : null;
}
