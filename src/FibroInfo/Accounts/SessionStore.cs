using System.Linq.Expressions;
using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>Which browsers are signed in (ASVS 7). Every request asks the rows, so whatever ends a session ends it at once.</summary>
public sealed class SessionStore(SiteDatabase store, AuditTrail audit, TimeProvider clock)
{
    public static readonly TimeSpan MaxIdle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(10);

    private static readonly TimeSpan BetweenSightings = TimeSpan.FromMinutes(1);

    /// <param name="ticket">What the browser holds; anything.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="isSighting">False for what a page asks by itself: nobody need sit before it (ASVS 7.3.1).</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<SignedInStaff?> FindAsync(string? ticket, CancellationToken cancel, bool isSighting = true)
    {
        if (SecretToken.ComputeHash(ticket) is not { } hash)
        {
            return null;
        }

        DateTimeOffset now = clock.GetUtcNow();
        SignedInStaff? found = await store.ReadAsync(db => db.Set<Session>().AsNoTracking().Where(session => session.Hash == hash).Where(IsAlive(now))
            .Join(db.Set<Account>().Where(account => !account.IsDisabled), session => session.Account, account => account.Id, (session, account) =>
                new SignedInStaff(session.Id, account.Id, account.Name, account.Person, account.Roles, session.BegunAt, session.SeenAt, session.ProvenAt))
            .FirstOrDefaultAsync(cancel));
        if (found is not null && isSighting && now - found.SeenAt >= BetweenSightings)
        {
            await RecordActivityAsync(found.Session, now, cancel);
        }

        return found;
    }

    private async Task RecordActivityAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await store.WriteAsync(transaction => transaction.Db.Set<Session>().Where(session => session.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), cancel), cancel);
        }
        catch (DatabaseUnavailableException)
        {
            // A page can be read while the disk is full. Nobody is signed in for longer than this was last written.
        }
    }

    /// <summary>Begins a session in the transaction of a sign-in, with a ticket nobody has had before (T7).</summary>
    /// <returns>The ticket, for the browser.</returns>
    public string Begin(WriteTransaction transaction, Account account)
    {
        DateTimeOffset now = clock.GetUtcNow();
        // Nobody comes back to those that have ended by themselves.
        DateTimeOffset idle = now - MaxIdle, age = now - MaxAge, latest = PlausibleTimeLimit.Latest(now);
        transaction.Db.Set<Session>().Where(session => session.SeenAt <= idle || session.BegunAt <= age || session.BegunAt > latest).ExecuteDelete();
        SecretToken ticket = SecretToken.Create();
        transaction.Db.Add(new Session { Account = account.Id, Hash = ticket.Hash, BegunAt = now, SeenAt = now, ProvenAt = now });
        return ticket.Text;
    }

    /// <summary>Somebody leaves by the way out.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task SignOutAsync(SignedInStaff staff, CancellationToken cancel) => store.WriteAsync(transaction =>
    {
        audit.Record(transaction, new Actor(staff.Account, staff.Name), "staff.sign-out", $"account {staff.Account}");
        return transaction.Db.Set<Session>().Where(session => session.Id == staff.Session).ExecuteDeleteAsync(cancel);
    }, cancel);

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task EndAsync(long id, CancellationToken cancel) =>
        store.WriteAsync(transaction => transaction.Db.Set<Session>().Where(session => session.Id == id).ExecuteDeleteAsync(cancel), cancel);

    /// <summary>Somebody who was signed in has proved again who they are: the new session takes the place of the old, and ends with it.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task ReplaceAsync(SignedInStaff old, string ticket, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        byte[]? hash = SecretToken.ComputeHash(ticket);
        await transaction.Db.Set<Session>().Where(session => session.Hash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.BegunAt, old.BegunAt), cancel);
        return await transaction.Db.Set<Session>().Where(session => session.Id == old.Session).ExecuteDeleteAsync(cancel);
    }, cancel);

    /// <summary>Whether it was proven so lately who is signed in.</summary>
    public static bool IsProvenWithin(TimeSpan age, DateTimeOffset provenAt, DateTimeOffset now) =>
        now - provenAt < age && !PlausibleTimeLimit.IsInFuture(provenAt, now);

    internal static Expression<Func<Session, bool>> IsAlive(DateTimeOffset now)
    {
        (DateTimeOffset idle, DateTimeOffset age, DateTimeOffset latest) = (now - MaxIdle, now - MaxAge, PlausibleTimeLimit.Latest(now));
        // A clock that is set back by minutes need not sign everybody out.
        DateTimeOffset latestSeen = PlausibleTimeLimit.Latest(now, MaxIdle);
        return session => session.SeenAt > idle && session.SeenAt < latestSeen && session.BegunAt > age && session.BegunAt <= latest;
    }
}

/// <summary>A browser in which somebody is signed in. Deleted, it is signed out at its next request.</summary>
public sealed class Session
{
    public long Id { get; init; }

    public required long Account { get; init; }

    /// <summary>Of the ticket that the browser holds.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>To the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When its owner last proved who they are: what changes how to sign in wants that to be minutes ago.</summary>
    public required DateTimeOffset ProvenAt { get; set; }
}

/// <summary>Somebody who is signed in, as the rows say at this request: a role taken away is gone at the next click.</summary>
/// <param name="Person">Who they are in people.yaml; null when nobody there.</param>
public sealed record SignedInStaff(
    long Session, long Account, string Name, string? Person, Role Roles, DateTimeOffset BegunAt, DateTimeOffset SeenAt, DateTimeOffset ProvenAt);
