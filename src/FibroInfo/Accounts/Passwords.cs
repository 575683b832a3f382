using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FibroInfo.Accounts;

/// <summary>Passwords as they are kept: PBKDF2 with SHA-512, by the hasher of ASP.NET Core Identity.</summary>
public static class Passwords
{
    private const int Iterations = 210_000;

    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // For who has no account or no password: they wait as long as the others (T31).
    private static readonly Lazy<string> DummyHash = new(() => Hash(SecretToken.Create().Text));

    public static string Hash(string typed) => Hasher.HashPassword(null!, Composed(typed));

    /// <summary>Takes as long without a hash as with one, and is then false.</summary>
    public static bool Verify(string? hash, string typed) =>
        Hasher.VerifyHashedPassword(null!, hash ?? DummyHash.Value, Composed(typed)) != PasswordVerificationResult.Failed && hash is not null;

    // "ø" is one letter on one keyboard and two on another.
    private static string Composed(string typed) => UnicodeNormalizer.Normalize(typed);
}
