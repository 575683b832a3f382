using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;

namespace FibroInfo.Accounts;

/// <summary>Asks for a new passkey, and reads the answer. The rules of WebAuthn are the framework's.</summary>
public sealed class Passkeys(IPasskeyHandler<Account> handler, Ceremonies ceremonies)
{
    /// <param name="account">Whose it will be.</param>
    /// <param name="context">Of the request.</param>
    /// <param name="replacesAll">It takes the place of all the account had: then a device that has one already makes another.</param>
    public async Task<Question> AskForNewAsync(Account account, HttpContext context, bool replacesAll = false)
    {
        var entity = new PasskeyUserEntity { Id = account.Id.ToString(CultureInfo.InvariantCulture), Name = account.Email, DisplayName = account.Name };
        PasskeyCreationOptionsResult made = await handler.MakeCreationOptionsAsync(entity, context);
        JsonObject options = JsonNode.Parse(made.CreationOptionsJson)!.AsObject();
        if (replacesAll)
        {
            options.Remove("excludeCredentials");
        }

        return new Question(options.ToJsonString(), ceremonies.Close(made.AttestationState!));
    }

    /// <param name="account">Whose it will be.</param>
    /// <param name="credential">The answer, as the browser writes it.</param>
    /// <param name="state">Of the question.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="context">Of the request.</param>
    /// <returns>Null when the answer is not sound, or to another question.</returns>
    public async Task<NewPasskey?> ReadNewAsync(Account account, string credential, string state, string name, HttpContext context)
    {
        if (credential == "" || ceremonies.Open(state) is not { } asked)
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
