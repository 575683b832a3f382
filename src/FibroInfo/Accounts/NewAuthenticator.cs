using System.Security.Cryptography;
using FibroInfo.Data;

namespace FibroInfo.Accounts;

/// <summary>A secret for an authenticator app that its owner has not confirmed yet: it goes to the page and comes back, sealed.</summary>
/// <param name="Key">As it is kept: sealed.</param>
/// <param name="Step">Of the code that its owner typed; 0 before that.</param>
public sealed record NewAuthenticator(byte[] Key, long Step)
{
    // For apps without a camera: RFC 4648's alphabet, as they all take it.
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public string Sealed => Convert.ToHexStringLower(Key);

    public static NewAuthenticator Make(FieldProtector seal) => new(seal.Close(Convert.ToHexStringLower(Totp.MakeKey())), 0);

    /// <summary>The one that a page sent back; another when it did not.</summary>
    public static NewAuthenticator Of(FieldProtector seal, string sealedKey)
    {
        try
        {
            byte[] key = Convert.FromHexString(sealedKey);
            return seal.Open(key) is null ? Make(seal) : new NewAuthenticator(key, 0);
        }
        catch (FormatException)
        {
            return Make(seal);
        }
    }

    /// <summary>Whether its owner's app shows the same code; then with the step of it.</summary>
    public NewAuthenticator? Confirm(FieldProtector seal, string code, DateTimeOffset now) =>
        Totp.StepOf(Secret(seal), string.Concat(code.Where(char.IsAsciiDigit)), 0, now) is { } step ? this with { Step = step } : null;

    /// <summary>In groups of four, to be typed.</summary>
    public string Spelled(FieldProtector seal) => string.Join(' ', InBase32(Secret(seal)).Chunk(4).Select(group => new string(group)));

    /// <summary>What the square code says: <c>otpauth://totp/…</c>.</summary>
    public string Address(FieldProtector seal, string site, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(account)}?secret={InBase32(Secret(seal))}&issuer={Uri.EscapeDataString(site)}";

    private byte[] Secret(FieldProtector seal) => Convert.FromHexString(
        seal.Open(Key) ?? throw new CryptographicException("The key of an authenticator cannot be opened any more."));

    // Twenty bytes are 32 letters with no bit left over.
    private static string InBase32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(one => $"{one:b8}"));
        return string.Concat(bits.Chunk(5).Select(five => Base32[Convert.ToInt32(new string(five), 2)]));
    }
}
