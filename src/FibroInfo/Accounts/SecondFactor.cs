using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>What proves a sign-in besides the password: a code of the authenticator, or one of the recovery codes. Each works once.</summary>
public sealed class SecondFactor(FieldProtector protector, TimeProvider clock)
{
    /// <summary>Takes the code, in the transaction of what it is for.</summary>
    internal async Task<bool> TakeAsync(WriteTransaction transaction, Account account, string code, CancellationToken cancel)
    {
        string typed = string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        return typed.Length == Totp.Digits ? TakeStep(account, typed) : await TakeRecoveryAsync(transaction, account, typed, cancel);
    }

    private bool TakeStep(Account account, string code)
    {
        if (account.AuthenticatorKey is not { } closed
            || protector.Unprotect(closed) is not { } key
            || Totp.FindStep(Convert.FromHexString(key), code, account.LastStep, clock.GetUtcNow()) is not { } step)
        {
            return false;
        }

        account.LastStep = step;
        return true;
    }

    private static async Task<bool> TakeRecoveryAsync(WriteTransaction transaction, Account account, string code, CancellationToken cancel)
    {
        byte[] hash = RecoveryCodes.ComputeHash(code);
        return await transaction.Db.Set<RecoveryCode>().Where(kept => kept.Account == account.Id && kept.Hash == hash).ExecuteDeleteAsync(cancel) == 1;
    }
}
