using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Staff;

/// <summary>Signing in with a password and a code, both at once: nothing is told of the one while the other is missing.</summary>
public sealed class PasswordSignIn(Store store, SessionStore sessions, SecondFactor factor, AuditTrail audit, TimeProvider clock)
{
    public const int MostFailures = 10;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <param name="email">As it was typed.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="code">Of the authenticator, or a recovery code.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public async Task<SignInOutcome> TryAsync(string email, string password, string code, CancellationToken cancel)
    {
        string address = AccountStore.Folded(email);
        Account? found = await store.ReadAsync(db => db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(account => account.Email == address, cancel));
        // Slow on purpose, so before the gate of the one writer.
        bool isRight = Passwords.IsRight(found?.PasswordHash, password);
        return found is null || found.IsDisabled
            ? new SignInOutcome.Refused()
            : await store.WriteAsync(writing => DecideAsync(writing, found, isRight, code, cancel), cancel);
    }

    private async Task<SignInOutcome> DecideAsync(Writing writing, Account seen, bool isRight, string code, CancellationToken cancel)
    {
        Account account = await writing.Db.Set<Account>().SingleAsync(account => account.Id == seen.Id, cancel);
        DateTimeOffset now = clock.GetUtcNow();
        if (account.LockedUntil > now)
        {
            return new SignInOutcome.Refused();
        }

        // The password may have been changed while this one was looked at.
        if (!isRight || account.IsDisabled || account.PasswordHash != seen.PasswordHash || !await factor.TakeAsync(writing, account, code, cancel))
        {
            Count(writing, account, now);
            return new SignInOutcome.Refused();
        }

        (account.Failures, account.LockedUntil) = (0, null);
        audit.Note(writing, account.Actor(), "staff.sign-in", account.Subject(), "password and code");
        return new SignInOutcome.Welcome(sessions.Begin(writing, account), account.Id);
    }

    private void Count(Writing writing, Account account, DateTimeOffset now)
    {
        account.Failures++;
        if (account.Failures >= MostFailures)
        {
            (account.Failures, account.LockedUntil) = (0, now + LockedFor);
            audit.Note(writing, Actor.Site, "staff.lock", account.Subject());
        }
    }
}
