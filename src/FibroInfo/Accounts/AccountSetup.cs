using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>What a one-time link leads to: its owner sets how to sign in, which takes the place of all that was set before.</summary>
public sealed class AccountSetup(SiteDatabase store, SessionStore sessions, Credentials factors, AccountEmails letters, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Null when the link is none of ours, was used, or is too old.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<Account?> FindAsync(string? token, CancellationToken cancel) => SecretToken.ComputeHash(token) is { } hash
        ? await store.ReadAsync(db => Open(db, hash).AsNoTracking().FirstOrDefaultAsync(cancel))
        : null;

    /// <returns>Null when the link is worth nothing any more.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountSetupResult?> WithPasskeyAsync(string token, NewPasskey passkey, CancellationToken cancel) =>
        FinishAsync(token, (transaction, account) =>
    {
        factors.Add(transaction, account, passkey);
        return [];
    }, "passkey", cancel);

    /// <param name="token">Of the link.</param>
    /// <param name="password">Held against <see cref="PasswordRules"/> already.</param>
    /// <param name="authenticator">Whose first code was right.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>As above.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountSetupResult?> WithPasswordAsync(string token, string password, PendingAuthenticator authenticator, CancellationToken cancel)
    {
        string hash = Passwords.Hash(password);
        return FinishAsync(token, (transaction, account) => factors.Set(transaction, account, hash, authenticator), "password and code", cancel);
    }

    private Task<AccountSetupResult?> FinishAsync(
        string token, Func<WriteTransaction, Account, IReadOnlyList<string>> set, string what, CancellationToken cancel) =>
        SecretToken.ComputeHash(token) is { } hash
            ? store.WriteAsync(async transaction =>
            {
                if (await Open(transaction.Db, hash).FirstOrDefaultAsync(cancel) is not { } account)
                {
                    return null;
                }

                (account.SetupHash, account.SetupUntil) = (null, null);
                if (await Credentials.ClearAsync(transaction, account, cancel))
                {
                    letters.NotifyOwner(transaction, account.Email, "staff.setup");
                }

                IReadOnlyList<string> codes = set(transaction, account);
                audit.Record(transaction, account.Actor(), "staff.setup", account.Subject(), what);
                return new AccountSetupResult(sessions.Begin(transaction, account), account.Id, codes);
            }, cancel)
            : Task.FromResult<AccountSetupResult?>(null);

    private IQueryable<Account> Open(SiteDbContext db, byte[] hash)
    {
        DateTimeOffset now = clock.GetUtcNow(), latest = PlausibleTimeLimit.Latest(now, Invitations.GoodFor);
        return db.Set<Account>().Where(account => account.SetupHash == hash && account.SetupUntil > now && account.SetupUntil <= latest && !account.IsDisabled);
    }
}

/// <param name="Ticket">Of the session that begins with it.</param>
/// <param name="Account">Whose.</param>
/// <param name="RecoveryCodes">To be shown this once; none with a passkey.</param>
public sealed record AccountSetupResult(string Ticket, long Account, IReadOnlyList<string> RecoveryCodes);
