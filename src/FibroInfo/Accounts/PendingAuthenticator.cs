using System.Security.Cryptography;
using FibroInfo.Data;

namespace FibroInfo.Accounts;

/// <summary>A secret for an authenticator app that its owner has not confirmed yet: it goes to the page and comes back, sealed.</summary>
/// <param name="Key">As it is kept: sealed.</param>
/// <param name="Step">Of the code that its owner typed; 0 before that.</param>
public sealed record PendingAuthenticator(byte[] Key, long Step)
{
    // For apps without a camera: RFC 4648's alphabet, as they all take it.
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public string ProtectedKey => Convert.ToHexStringLower(Key);

    public static PendingAuthenticator Create(FieldProtector protector) => new(protector.Protect(Convert.ToHexStringLower(Totp.GenerateKey())), 0);

    /// <summary>The one that a page sent back; another when it did not.</summary>
    public static PendingAuthenticator FromProtected(FieldProtector protector, string sealedKey)
    {
        try
        {
            byte[] key = Convert.FromHexString(sealedKey);
            return protector.Unprotect(key) is null ? Create(protector) : new PendingAuthenticator(key, 0);
        }
        catch (FormatException)
        {
            return Create(protector);
        }
    }

    /// <summary>Whether its owner's app shows the same code; then with the step of it.</summary>
    public PendingAuthenticator? Confirm(FieldProtector protector, string code, DateTimeOffset now) =>
        Totp.FindStep(Secret(protector), string.Concat(code.Where(char.IsAsciiDigit)), 0, now) is { } step ? this with { Step = step } : null;

    /// <summary>In groups of four, to be typed.</summary>
    public string FormatKey(FieldProtector protector) => string.Join(' ', InBase32(Secret(protector)).Chunk(4).Select(group => new string(group)));

    /// <summary>What the square code says: <c>otpauth://totp/…</c>.</summary>
    public string ProvisioningUri(FieldProtector protector, string site, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(account)}?secret={InBase32(Secret(protector))}&issuer={Uri.EscapeDataString(site)}";

    private byte[] Secret(FieldProtector protector) => Convert.FromHexString(
        protector.Unprotect(Key) ?? throw new CryptographicException("The key of an authenticator cannot be opened any more."));

    // Twenty bytes are 32 letters with no bit left over.
    private static string InBase32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(one => $"{one:b8}"));
        return string.Concat(bits.Chunk(5).Select(five => Base32[Convert.ToInt32(new string(five), 2)]));
    }
}
