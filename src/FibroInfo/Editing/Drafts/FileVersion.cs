using System.Security.Cryptography;

namespace FibroInfo.Editing.Drafts;

/// <summary>Which bytes of a file somebody saw.</summary>
public static class FileVersion
{
    /// <summary>Of a file that is not there.</summary>
    public const string None = "none";

    public static string Of(byte[]? bytes) => bytes is null ? None : Convert.ToHexStringLower(SHA256.HashData(bytes));
}
