using System.Globalization;
using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>The accounts, for administrators.</summary>
public sealed class StaffAdministration(SiteDatabase store, AuditTrail audit)
{
    /// <summary>By name.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<StaffMember>> ListAsync(CancellationToken cancel) =>
        store.ReadAsync(db => Members(db, db.Set<Account>().OrderBy(account => account.Name).ThenBy(account => account.Id)).ToListAsync(cancel));

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<StaffMember?> FindAsync(long id, CancellationToken cancel) =>
        store.ReadAsync(db => Members(db, db.Set<Account>().Where(account => account.Id == id)).FirstOrDefaultAsync(cancel));

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<AccountOutcome> ChangeAsync(long id, AccountChange change, Actor actor, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        IQueryable<Account> one = transaction.Db.Set<Account>().Where(account => account.Id == id);
        if (await Members(transaction.Db, one).FirstOrDefaultAsync(cancel) is not { } now)
        {
            return AccountOutcome.NothingThere;
        }

        if (now.Version != change.ExpectedVersion)
        {
            return AccountOutcome.ChangedMeanwhile;
        }

        bool stays = !change.IsDisabled && (change.Roles & Role.Administrator) != Role.None;
        if (!stays && !await HasOtherAdministratorAsync(transaction.Db, id, cancel))
        {
            return AccountOutcome.LastAdministrator;
        }

        Account account = await one.SingleAsync(cancel);
        (account.Name, account.Roles, account.Person, account.IsDisabled) = (change.Name, change.Roles, change.Person, change.IsDisabled);
        if (change.IsDisabled)
        {
            (account.SetupHash, account.SetupUntil) = (null, null);
            await transaction.Db.Set<Session>().Where(session => session.Account == id).ExecuteDeleteAsync(cancel);
        }

        audit.Record(transaction, actor, now.IsDisabled == change.IsDisabled ? "staff.change" : change.IsDisabled ? "staff.disable"
            : "staff.enable", account.Subject(),
            $"{account.Name}: {account.Roles.Listed()}");
        return AccountOutcome.Done;
    }, cancel);

    // One who was invited and never came cannot let anybody in.
    private static Task<bool> HasOtherAdministratorAsync(SiteDbContext db, long id, CancellationToken cancel) => db.Set<Account>().AnyAsync(other =>
        other.Id != id && !other.IsDisabled && (other.Roles & Role.Administrator) != Role.None
        && (other.PasswordHash != null || db.Set<Passkey>().Any(passkey => passkey.Account == other.Id)), cancel);

    private static IQueryable<StaffMember> Members(SiteDbContext db, IQueryable<Account> accounts) => accounts.AsNoTracking().Select(account => new StaffMember(
        account.Id, account.Name, account.Email, account.Roles, account.Person, account.IsDisabled,
        account.PasswordHash != null || db.Set<Passkey>().Any(passkey => passkey.Account == account.Id),
        db.Set<Session>().Where(session => session.Account == account.Id).Max(session => (DateTimeOffset?)session.SeenAt)));
}

/// <summary>What an administrator decides about an account.</summary>
/// <param name="ExpectedVersion">The version that was decided on.</param>
public sealed record AccountChange(string Name, Role Roles, string? Person, bool IsDisabled, string ExpectedVersion);

/// <summary>An account as administrators see it.</summary>
public sealed record StaffMember(long Id, string Name, string Email, Role Roles, string? Person, bool IsDisabled, bool CanSignIn, DateTimeOffset? SeenAt)
{
    /// <summary>Another after every change that an administrator can make: what was decided on is known by it.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{(int)Roles}.{(IsDisabled ? 1 : 0)}.{Person}.{Name}");
}
