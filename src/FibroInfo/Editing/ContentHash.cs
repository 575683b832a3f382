using System.Security.Cryptography;

namespace FibroInfo.Editing;

/// <summary>Which bytes of a file somebody saw.</summary>
public static class ContentHash
{
    /// <summary>Of a file that is not there.</summary>
    public const string None = "none";

    public static string Compute(byte[]? bytes) => bytes is null ? None : Convert.ToHexStringLower(SHA256.HashData(bytes));
}
