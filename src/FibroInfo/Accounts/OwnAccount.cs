using System.Globalization;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>What somebody of the staff changes about how they sign in themselves. Each is one transaction, with its entry in the audit.</summary>
public sealed class OwnAccount(SiteDatabase store, Credentials factors, StaffLetters letters, AuditTrail audit)
{
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountOutcome> ChangeEmailAsync(Actor who, EmailAddress email, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        string address = AccountStore.Folded(email.Value);
        if (await writing.Db.Set<Account>().AnyAsync(account => account.Email == address && account.Id != who.Account, cancel))
        {
            return AccountOutcome.EmailTaken;
        }

        Account account = await GetAsync(writing, who, cancel);
        Note(writing, who, account, "staff.email");
        account.Email = address;
        return AccountOutcome.Done;
    }, cancel);

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountOutcome> AddPasskeyAsync(Actor who, NewPasskey passkey, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        IQueryable<Passkey> all = writing.Db.Set<Passkey>();
        if (await all.AnyAsync(known => known.CredentialId == passkey.CredentialId, cancel))
        {
            return AccountOutcome.PasskeyKnown;
        }

        if (await all.CountAsync(own => own.Account == who.Account, cancel) >= Passkey.MostOfAccount)
        {
            return AccountOutcome.TooManyPasskeys;
        }

        Account account = await GetAsync(writing, who, cancel);
        factors.Add(writing, account, passkey);
        return Note(writing, who, account, "staff.passkey-add");
    }, cancel);

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountOutcome> RemovePasskeyAsync(Actor who, long id, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        IQueryable<Passkey> own = writing.Db.Set<Passkey>().Where(passkey => passkey.Account == who.Account);
        if (!await own.AnyAsync(passkey => passkey.Id == id, cancel))
        {
            return AccountOutcome.NothingThere;
        }

        Account account = await GetAsync(writing, who, cancel);
        if (account.PasswordHash is null && await own.CountAsync(cancel) == 1)
        {
            return AccountOutcome.LastWayIn;
        }

        await own.Where(passkey => passkey.Id == id).ExecuteDeleteAsync(cancel);
        return Note(writing, who, account, "staff.passkey-remove");
    }, cancel);

    /// <summary>A new password with a new authenticator. Other browsers are signed out: one of them may be why.</summary>
    /// <returns>The recovery codes, to be shown once.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<IReadOnlyList<string>> SetPasswordAsync(Actor who, long session, string password, NewAuthenticator authenticator, CancellationToken cancel)
    {
        string hash = Passwords.Hash(password);
        return store.WriteAsync(async writing =>
        {
            Account account = await GetAsync(writing, who, cancel);
            await Credentials.DropCodesAsync(writing, account, cancel);
            await EndOthersAsync(writing, who, session, cancel);
            Note(writing, who, account, "staff.password");
            return factors.Set(writing, account, hash, authenticator);
        }, cancel);
    }

    /// <returns>The new recovery codes, to be shown once; none for who has no password.</returns>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<IReadOnlyList<string>> RenewCodesAsync(Actor who, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        Account account = await GetAsync(writing, who, cancel);
        if (account.PasswordHash is null)
        {
            return [];
        }

        await Credentials.DropCodesAsync(writing, account, cancel);
        Note(writing, who, account, "staff.codes");
        return Credentials.MakeCodes(writing, account);
    }, cancel);

    /// <summary>Signs every browser out but this one.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task EndOthersAsync(Actor who, long session, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        int ended = await EndOthersAsync(writing, who, session, cancel);
        audit.Note(writing, who, "staff.sign-out", $"account {who.Account}", string.Create(CultureInfo.InvariantCulture, $"{ended} other browsers"));
        return ended;
    }, cancel);

    private static Task<int> EndOthersAsync(WriteTransaction writing, Actor who, long session, CancellationToken cancel) =>
        writing.Db.Set<Session>().Where(other => other.Account == who.Account && other.Id != session).ExecuteDeleteAsync(cancel);

    private static Task<Account> GetAsync(WriteTransaction writing, Actor who, CancellationToken cancel) =>
        writing.Db.Set<Account>().SingleAsync(account => account.Id == who.Account, cancel);

    private AccountOutcome Note(WriteTransaction writing, Actor who, Account account, string deed)
    {
        audit.Note(writing, who, deed, account.Subject());
        letters.Tell(writing, account.Email, deed);
        return AccountOutcome.Done;
    }
}
