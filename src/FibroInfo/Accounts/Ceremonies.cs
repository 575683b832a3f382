using System.Globalization;
using System.Security.Cryptography;
using FibroInfo.Data;
using Microsoft.AspNetCore.DataProtection;

namespace FibroInfo.Accounts;

/// <summary>
/// The questions that passkeys are asked. Each goes to the browser sealed, with the time it was asked, and is good for five
/// minutes; a passkey that has answered it answers no older one (<see cref="Passkey.LastCeremony"/>), so a replay is worth nothing.
/// </summary>
public sealed class Ceremonies(IDataProtectionProvider keys, TimeProvider clock)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = keys.CreateProtector("a question to a passkey");

    public string Close(string state) => _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcTicks} {state}"));

    /// <returns>Null when it is none of ours, or too old.</returns>
    public (string State, DateTimeOffset AskedAt)? Open(string closed)
    {
        try
        {
            string[] parts = _protector.Unprotect(closed).Split(' ', 2);
            var askedAt = new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
            DateTimeOffset now = clock.GetUtcNow();
            return now - askedAt < GoodFor && !PlausibleTime.IsAhead(askedAt, now) ? (parts[1], askedAt) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
