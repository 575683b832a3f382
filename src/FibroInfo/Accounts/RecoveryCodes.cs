using System.Security.Cryptography;
using System.Text;

namespace FibroInfo.Accounts;

/// <summary>Ten codes for the day the telephone is lost. Each is 118 random bits, so a plain hash of it tells nothing (ASVS 6.5.2).</summary>
public static class RecoveryCodes
{
    public const int Count = 10;

    // Without the letters that are taken for one another: 31 of them, 4.95 bits each.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 24;
    private const int GroupLength = 6;

    /// <summary>"abcdef-ghjkmn-pqrstu-vwxyz2".</summary>
    public static string Generate() =>
        string.Join('-', Enumerable.Range(0, Length / GroupLength).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));

    /// <param name="typed">With or without dashes and blanks, in large or small letters.</param>
    public static byte[] ComputeHash(string typed) =>
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()));
}

/// <summary>Signs its owner in once, in place of the authenticator. Only its hash is kept; used, it is gone.</summary>
public sealed class RecoveryCode
{
    public long Id { get; init; }

    public required long Account { get; init; }

    public required byte[] Hash { get; init; }
}
