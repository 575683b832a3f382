using System.Collections.Concurrent;
using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>
/// Signing in with a password and a code, both at once: nothing is told of the one while the other is missing. Ten wrong
/// ones lock an account for strangers only: a browser in which its owner has signed in before counts for itself, so nobody
/// can lock somebody of the staff out from afar.
/// </summary>
public sealed class PasswordSignIn(SiteDatabase store, SessionStore sessions, SecondFactor factor, AuditTrail audit, TimeProvider clock)
{
    public const int MaxFailures = 10;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    // One for each account at most, and gone at a restart.
    private readonly ConcurrentDictionary<long, (int Failures, DateTimeOffset Until)> _knownBrowsers = new();

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<SignInOutcome> TryAsync(PasswordAttempt typed, CancellationToken cancel)
    {
        string address = AccountStore.NormalizeEmail(typed.Email);
        Account? found = await store.ReadAsync(db => db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(account => account.Email == address, cancel));
        // Slow on purpose, so before the gate of the one writer.
        bool isRight = Passwords.Verify(found?.PasswordHash, typed.Password);
        // Through the gate for whom there is no account too: how long one waits at it, or that it is shut, tells nothing (T31).
        return await store.WriteAsync(
            async transaction => found is null || found.IsDisabled
                ? new SignInOutcome.Refused()
                : await DecideAsync(transaction, found, isRight, typed, cancel), cancel);
    }

    private async Task<SignInOutcome> DecideAsync(WriteTransaction transaction, Account seen, bool isRight, PasswordAttempt typed, CancellationToken cancel)
    {
        Account account = await transaction.Db.Set<Account>().SingleAsync(account => account.Id == seen.Id, cancel);
        bool isKnown = typed.KnownFor == account.Id;
        DateTimeOffset now = clock.GetUtcNow();
        if (isKnown ? IsPaused(account.Id, now) : IsLocked(account.LockedUntil, now))
        {
            return new SignInOutcome.Refused();
        }

        // The password may have been changed while this one was looked at.
        if (!isRight || account.IsDisabled || account.PasswordHash != seen.PasswordHash || !await factor.TakeAsync(transaction, account, typed.Code, cancel))
        {
            Count(transaction, account, isKnown, now);
            return new SignInOutcome.Refused();
        }

        (account.Failures, account.LockedUntil) = (0, null);
        _knownBrowsers.TryRemove(account.Id, out _);
        audit.Record(transaction, account.Actor(), "staff.sign-in", account.Subject(), "password and code");
        return new SignInOutcome.Succeeded(sessions.Begin(transaction, account), account.Id);
    }

    private bool IsPaused(long account, DateTimeOffset now) =>
        _knownBrowsers.TryGetValue(account, out (int Failures, DateTimeOffset Until) seen) && seen.Failures >= MaxFailures && IsLocked(seen.Until, now);

    private static bool IsLocked(DateTimeOffset? until, DateTimeOffset now) => until > now && !PlausibleTimeLimit.IsInFuture(until.Value, now, LockedFor);

    private void Count(WriteTransaction transaction, Account account, bool isKnown, DateTimeOffset now)
    {
        if (isKnown)
        {
            _knownBrowsers.AddOrUpdate(account.Id, (1, now + LockedFor), (_, seen) => (IsLocked(seen.Until, now) ? seen.Failures + 1 : 1, now + LockedFor));
        }
        else if (++account.Failures >= MaxFailures)
        {
            (account.Failures, account.LockedUntil) = (0, now + LockedFor);
            audit.Record(transaction, Actor.Site, "staff.lock", account.Subject());
        }
    }
}

/// <summary>An attempt to sign in, as it was typed.</summary>
/// <param name="KnownFor">The account that has signed in with this browser before; null for a stranger's.</param>
public sealed record PasswordAttempt(string Email, string Password, string Code, long? KnownFor);

/// <summary>How an attempt to sign in ended.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <param name="Ticket">For the browser, to be shown at every request.</param>
    /// <param name="Account">Whose it is.</param>
    public sealed record Succeeded(string Ticket, long Account) : SignInOutcome;

    /// <summary>Something was wrong; which of it is not said, nor whether there is such an account (T31).</summary>
    public sealed record Refused : SignInOutcome;
}
