using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>Signing in with a passkey: one gesture proves the device and its owner. Wrong passwords do not lock it.</summary>
public sealed class PasskeySignIn(
    SiteDatabase store, SessionStore sessions, IPasskeyHandler<Account> handler, PasskeyChallenges ceremonies, AuditTrail audit, TimeProvider clock)
{
    /// <summary>For whoever asks: it names nobody (T31).</summary>
    public async Task<PasskeyChallenge> AskAsync(HttpContext context)
    {
        PasskeyRequestOptionsResult made = await handler.MakeRequestOptionsAsync(user: null, context);
        return new PasskeyChallenge(made.RequestOptionsJson, ceremonies.Protect(made.AssertionState!));
    }

    /// <param name="credential">The answer, as the browser writes it.</param>
    /// <param name="state">Of the question.</param>
    /// <param name="context">Of the request.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<SignInOutcome> TryAsync(string credential, string state, HttpContext context, CancellationToken cancel)
    {
        if (credential == "" || ceremonies.Unprotect(state) is not { } asked)
        {
            return new SignInOutcome.Refused();
        }

        try
        {
            PasskeyAssertionResult<Account> answer = await handler.PerformAssertionAsync(new PasskeyAssertionContext
            {
                CredentialJson = credential,
                AssertionState = asked.State,
                HttpContext = context,
            });
            return answer.Succeeded
                ? await store.WriteAsync(transaction => EnterAsync(transaction, answer.Passkey, asked.AskedAt, cancel), cancel)
                : new SignInOutcome.Refused();
        }
        catch (InvalidOperationException)
        {
            // So the handler answers what has no state, or was answered before.
            return new SignInOutcome.Refused();
        }
    }

    private async Task<SignInOutcome> EnterAsync(WriteTransaction transaction, UserPasskeyInfo answered, DateTimeOffset askedAt, CancellationToken cancel)
    {
        Passkey? passkey = await transaction.Db.Set<Passkey>().FirstOrDefaultAsync(passkey => passkey.CredentialId == answered.CredentialId, cancel);
        Account? account = passkey is null
            ? null
            : await transaction.Db.Set<Account>().FirstOrDefaultAsync(account => account.Id == passkey.Account && !account.IsDisabled, cancel);
        DateTimeOffset now = clock.GetUtcNow();
        if (account is null || passkey!.HasAnswered(askedAt, now))
        {
            return new SignInOutcome.Refused();
        }

        (passkey.LastCeremony, passkey.UsedAt) = (askedAt, now);
        (passkey.SignCount, passkey.IsBackedUp) = (answered.SignCount, answered.IsBackedUp);
        audit.Record(transaction, account.Actor(), "staff.sign-in", account.Subject(), "passkey");
        return new SignInOutcome.Succeeded(sessions.Begin(transaction, account), account.Id);
    }
}
