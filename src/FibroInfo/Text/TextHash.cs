using System.Security.Cryptography;
using System.Text;

namespace FibroInfo.Text;

/// <summary>The hash by which the content format tells whether a text is still the one that somebody signed or translated.</summary>
public static class TextHash
{
    /// <summary>
    /// Lower-case hex SHA-256 of the texts, joined by LF, in NFC, without white space at the end of each line and of the whole.
    /// </summary>
    public static string Compute(params IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Clean(string.Join('\n', texts)))));

    /// <summary>A text as it is hashed.</summary>
    public static string Clean(string text) =>
        string.Join('\n', UnicodeNormalizer.Normalize(text).ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd();
}
