using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FibroInfo.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace FibroInfo.Accounts;

/// <summary>Asks for a new passkey, and reads the answer. The rules of WebAuthn are the framework's.</summary>
public sealed class Passkeys(IPasskeyHandler<Account> handler, PasskeyChallenges ceremonies)
{
    /// <param name="account">Whose it will be.</param>
    /// <param name="context">Of the request.</param>
    /// <param name="replacesAll">It takes the place of all the account had: then a device that has one already makes another.</param>
    public async Task<PasskeyChallenge> AskForNewAsync(Account account, HttpContext context, bool replacesAll = false)
    {
        var entity = new PasskeyUserEntity { Id = account.Id.ToString(CultureInfo.InvariantCulture), Name = account.Email, DisplayName = account.Name };
        PasskeyCreationOptionsResult made = await handler.MakeCreationOptionsAsync(entity, context);
        JsonObject options = JsonNode.Parse(made.CreationOptionsJson)!.AsObject();
        if (replacesAll)
        {
            options.Remove("excludeCredentials");
        }

        return new PasskeyChallenge(options.ToJsonString(), ceremonies.Protect(made.AttestationState!));
    }

    /// <param name="account">Whose it will be.</param>
    /// <param name="credential">The answer, as the browser writes it.</param>
    /// <param name="state">Of the question.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="context">Of the request.</param>
    /// <returns>Null when the answer is not sound, or to another question.</returns>
    public async Task<NewPasskey?> ReadNewAsync(Account account, string credential, string state, string name, HttpContext context)
    {
        if (credential == "" || ceremonies.Unprotect(state) is not { } asked)
        {
            return null;
        }

        PasskeyAttestationResult answer;
        try
        {
            answer = await handler.PerformAttestationAsync(new PasskeyAttestationContext
            {
                CredentialJson = credential,
                AttestationState = asked.State,
                HttpContext = context,
            });
        }
        catch (InvalidOperationException)
        {
            // So the handler answers what has no state, or was answered before.
            return null;
        }

        return answer.Succeeded && answer.UserEntity.Id == account.Id.ToString(CultureInfo.InvariantCulture) && answer.Passkey is { } key
            ? new NewPasskey(
                key.CredentialId, key.PublicKey, key.SignCount, string.Join(' ', key.Transports ?? []),
                key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp, name, asked.AskedAt)
            : null;
    }
}

/// <summary>
/// The questions that passkeys are asked. Each goes to the browser sealed, with the time it was asked, and is good for five
/// minutes; a passkey that has answered it answers no older one (<see cref="Passkey.LastCeremony"/>), so a replay is worth nothing.
/// </summary>
public sealed class PasskeyChallenges(IDataProtectionProvider keys, TimeProvider clock)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = keys.CreateProtector("a question to a passkey");

    public string Protect(string state) => _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcTicks} {state}"));

    /// <returns>Null when it is none of ours, or too old.</returns>
    public (string State, DateTimeOffset AskedAt)? Unprotect(string closed)
    {
        try
        {
            string[] parts = _protector.Unprotect(closed).Split(' ', 2);
            var askedAt = new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
            DateTimeOffset now = clock.GetUtcNow();
            return now - askedAt < GoodFor && !PlausibleTimeLimit.IsInFuture(askedAt, now) ? (parts[1], askedAt) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a device answered when it was asked for a passkey, found sound.</summary>
public sealed record NewPasskey(
    byte[] CredentialId, byte[] PublicKey, long SignCount, string Transports,
    bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, string Name, DateTimeOffset AskedAt);

/// <summary>What a browser is to ask a passkey.</summary>
/// <param name="Options">For <c>navigator.credentials</c>, as JSON.</param>
/// <param name="State">Comes back with the answer, sealed.</param>
public sealed record PasskeyChallenge(string Options, string State);
