using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>Sets and drops what an account signs in with, inside the transaction of whoever decided it.</summary>
public sealed class Credentials(TimeProvider clock)
{
    internal void Add(WriteTransaction transaction, Account account, NewPasskey passkey) => transaction.Db.Add(new Passkey
    {
        Account = account.Id,
        CredentialId = passkey.CredentialId,
        PublicKey = passkey.PublicKey,
        Name = passkey.Name,
        SignCount = passkey.SignCount,
        Transports = passkey.Transports,
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        CreatedAt = clock.GetUtcNow(),
        LastCeremony = passkey.AskedAt,
    });

    /// <summary>Password, authenticator and recovery codes, which belong together.</summary>
    /// <returns>The codes, which nobody can read again.</returns>
    internal IReadOnlyList<string> Set(WriteTransaction transaction, Account account, string passwordHash, PendingAuthenticator authenticator)
    {
        (account.PasswordHash, account.AuthenticatorKey, account.LastStep) = (passwordHash, authenticator.Key, authenticator.Step);
        (account.Failures, account.LockedUntil) = (0, null);
        return CreateRecoveryCodes(transaction, account);
    }

    internal static IReadOnlyList<string> CreateRecoveryCodes(WriteTransaction transaction, Account account)
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes.Count).Select(_ => RecoveryCodes.Generate())];
        transaction.Db.AddRange(codes.Select(code => new RecoveryCode { Account = account.Id, Hash = RecoveryCodes.ComputeHash(code) }));
        return codes;
    }

    internal static Task<int> DeleteRecoveryCodesAsync(WriteTransaction transaction, Account account, CancellationToken cancel) =>
        transaction.Db.Set<RecoveryCode>().Where(code => code.Account == account.Id).ExecuteDeleteAsync(cancel);

    /// <summary>All of it, and every browser that was signed in: what was lost may be in another's hands.</summary>
    /// <returns>Whether there was anything.</returns>
    internal static async Task<bool> ClearAsync(WriteTransaction transaction, Account account, CancellationToken cancel)
    {
        bool hadPassword = account.PasswordHash is not null;
        (account.PasswordHash, account.AuthenticatorKey, account.LastStep) = (null, null, 0);
        await DeleteRecoveryCodesAsync(transaction, account, cancel);
        bool hadPasskeys = await transaction.Db.Set<Passkey>().Where(passkey => passkey.Account == account.Id).ExecuteDeleteAsync(cancel) > 0;
        await transaction.Db.Set<Session>().Where(session => session.Account == account.Id).ExecuteDeleteAsync(cancel);
        return hadPassword || hadPasskeys;
    }
}
