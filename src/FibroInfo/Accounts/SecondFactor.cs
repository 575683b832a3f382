using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>What proves a sign-in besides the password: a code of the authenticator, or one of the recovery codes. Each works once.</summary>
public sealed class SecondFactor(FieldProtector seal, TimeProvider clock)
{
    /// <summary>Takes the code, in the transaction of what it is for.</summary>
    internal async Task<bool> TakeAsync(WriteTransaction writing, Account account, string code, CancellationToken cancel)
    {
        string typed = string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        return typed.Length == Totp.Digits ? TakeStep(account, typed) : await TakeRecoveryAsync(writing, account, typed, cancel);
    }

    private bool TakeStep(Account account, string code)
    {
        if (account.AuthenticatorKey is not { } closed
            || seal.Open(closed) is not { } key
            || Totp.StepOf(Convert.FromHexString(key), code, account.LastStep, clock.GetUtcNow()) is not { } step)
        {
            return false;
        }

        account.LastStep = step;
        return true;
    }

    private static async Task<bool> TakeRecoveryAsync(WriteTransaction writing, Account account, string code, CancellationToken cancel)
    {
        byte[] hash = RecoveryCodes.HashOf(code);
        return await writing.Db.Set<RecoveryCode>().Where(kept => kept.Account == account.Id && kept.Hash == hash).ExecuteDeleteAsync(cancel) == 1;
    }
}
