using System.Globalization;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>What somebody of the staff changes about how they sign in themselves. Each is one transaction, with its entry in the audit.</summary>
public sealed class AccountSelfService(SiteDatabase store, Credentials factors, AccountEmails letters, AuditTrail audit)
{
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountOutcome> ChangeEmailAsync(Actor actor, EmailAddress email, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        string address = AccountStore.NormalizeEmail(email.Value);
        if (await transaction.Db.Set<Account>().AnyAsync(account => account.Email == address && account.Id != actor.Account, cancel))
        {
            return AccountOutcome.EmailTaken;
        }

        Account account = await GetAsync(transaction, actor, cancel);
        Record(transaction, actor, account, "staff.email");
        account.Email = address;
        return AccountOutcome.Done;
    }, cancel);

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountOutcome> AddPasskeyAsync(Actor actor, NewPasskey passkey, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        IQueryable<Passkey> all = transaction.Db.Set<Passkey>();
        if (await all.AnyAsync(known => known.CredentialId == passkey.CredentialId, cancel))
        {
            return AccountOutcome.PasskeyKnown;
        }

        if (await all.CountAsync(own => own.Account == actor.Account, cancel) >= Passkey.MaxPerAccount)
        {
            return AccountOutcome.TooManyPasskeys;
        }

        Account account = await GetAsync(transaction, actor, cancel);
        factors.Add(transaction, account, passkey);
        return Record(transaction, actor, account, "staff.passkey-add");
    }, cancel);

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountOutcome> RemovePasskeyAsync(Actor actor, long id, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        IQueryable<Passkey> own = transaction.Db.Set<Passkey>().Where(passkey => passkey.Account == actor.Account);
        if (!await own.AnyAsync(passkey => passkey.Id == id, cancel))
        {
            return AccountOutcome.NothingThere;
        }

        Account account = await GetAsync(transaction, actor, cancel);
        if (account.PasswordHash is null && await own.CountAsync(cancel) == 1)
        {
            return AccountOutcome.LastWayIn;
        }

        await own.Where(passkey => passkey.Id == id).ExecuteDeleteAsync(cancel);
        return Record(transaction, actor, account, "staff.passkey-remove");
    }, cancel);

    /// <summary>A new password with a new authenticator. Other browsers are signed out: one of them may be why.</summary>
    /// <returns>The recovery codes, to be shown once.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<IReadOnlyList<string>> SetPasswordAsync(
        Actor actor, long session, string password, PendingAuthenticator authenticator, CancellationToken cancel)
    {
        string hash = Passwords.Hash(password);
        return store.WriteAsync(async transaction =>
        {
            Account account = await GetAsync(transaction, actor, cancel);
            await Credentials.DeleteRecoveryCodesAsync(transaction, account, cancel);
            await EndOthersAsync(transaction, actor, session, cancel);
            Record(transaction, actor, account, "staff.password");
            return factors.Set(transaction, account, hash, authenticator);
        }, cancel);
    }

    /// <returns>The new recovery codes, to be shown once; none for who has no password.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<IReadOnlyList<string>> RenewCodesAsync(Actor actor, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        Account account = await GetAsync(transaction, actor, cancel);
        if (account.PasswordHash is null)
        {
            return [];
        }

        await Credentials.DeleteRecoveryCodesAsync(transaction, account, cancel);
        Record(transaction, actor, account, "staff.codes");
        return Credentials.CreateRecoveryCodes(transaction, account);
    }, cancel);

    /// <summary>Signs every browser out but this one.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task EndOthersAsync(Actor actor, long session, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        int ended = await EndOthersAsync(transaction, actor, session, cancel);
        audit.Record(transaction, actor, "staff.sign-out", $"account {actor.Account}", string.Create(CultureInfo.InvariantCulture, $"{ended} other browsers"));
        return ended;
    }, cancel);

    private static Task<int> EndOthersAsync(WriteTransaction transaction, Actor actor, long session, CancellationToken cancel) =>
        transaction.Db.Set<Session>().Where(other => other.Account == actor.Account && other.Id != session).ExecuteDeleteAsync(cancel);

    private static Task<Account> GetAsync(WriteTransaction transaction, Actor actor, CancellationToken cancel) =>
        transaction.Db.Set<Account>().SingleAsync(account => account.Id == actor.Account, cancel);

    private AccountOutcome Record(WriteTransaction transaction, Actor actor, Account account, string action)
    {
        audit.Record(transaction, actor, action, account.Subject());
        letters.NotifyOwner(transaction, account.Email, action);
        return AccountOutcome.Done;
    }
}
