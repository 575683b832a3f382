using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>What a one-time link leads to: its owner sets how to sign in, which takes the place of all that was set before.</summary>
public sealed class Setup(SiteDatabase store, SessionStore sessions, Credentials factors, StaffLetters letters, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Null when the link is none of ours, was used, or is too old.</returns>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<Account?> FindAsync(string? token, CancellationToken cancel) => Token.HashOf(token) is { } hash
        ? await store.ReadAsync(db => Open(db, hash).AsNoTracking().FirstOrDefaultAsync(cancel))
        : null;

    /// <returns>Null when the link is worth nothing any more.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<SetupDone?> WithPasskeyAsync(string token, NewPasskey passkey, CancellationToken cancel) => FinishAsync(token, (writing, account) =>
    {
        factors.Add(writing, account, passkey);
        return [];
    }, "passkey", cancel);

    /// <param name="token">Of the link.</param>
    /// <param name="password">Held against <see cref="PasswordRules"/> already.</param>
    /// <param name="authenticator">Whose first code was right.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>As above.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<SetupDone?> WithPasswordAsync(string token, string password, NewAuthenticator authenticator, CancellationToken cancel)
    {
        string hash = Passwords.Hash(password);
        return FinishAsync(token, (writing, account) => factors.Set(writing, account, hash, authenticator), "password and code", cancel);
    }

    private Task<SetupDone?> FinishAsync(
        string token, Func<WriteTransaction, Account, IReadOnlyList<string>> set, string what, CancellationToken cancel) =>
        Token.HashOf(token) is { } hash
            ? store.WriteAsync(async writing =>
            {
                if (await Open(writing.Db, hash).FirstOrDefaultAsync(cancel) is not { } account)
                {
                    return null;
                }

                (account.SetupHash, account.SetupUntil) = (null, null);
                if (await Credentials.ForgetAsync(writing, account, cancel))
                {
                    letters.Tell(writing, account.Email, "staff.setup");
                }

                IReadOnlyList<string> codes = set(writing, account);
                audit.Note(writing, account.Actor(), "staff.setup", account.Subject(), what);
                return new SetupDone(sessions.Begin(writing, account), account.Id, codes);
            }, cancel)
            : Task.FromResult<SetupDone?>(null);

    private IQueryable<Account> Open(SiteDb db, byte[] hash)
    {
        DateTimeOffset now = clock.GetUtcNow(), latest = PlausibleTime.Latest(now, Invitations.GoodFor);
        return db.Set<Account>().Where(account => account.SetupHash == hash && account.SetupUntil > now && account.SetupUntil <= latest && !account.IsDisabled);
    }
}

/// <param name="Ticket">Of the session that begins with it.</param>
/// <param name="Account">Whose.</param>
/// <param name="RecoveryCodes">To be shown this once; none with a passkey.</param>
public sealed record SetupDone(string Ticket, long Account, IReadOnlyList<string> RecoveryCodes);
