using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>The accounts of the staff.</summary>
public sealed class AccountStore(SiteDatabase store, TimeProvider clock)
{
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<bool> HasAnyAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Account>().AnyAsync(cancel));

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<Account?> FindAsync(long id, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(account => account.Id == id, cancel));

    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<SignInMethods> GetSignInMethodsAsync(long id, CancellationToken cancel) => store.ReadAsync(async db => new SignInMethods(
        await db.Set<Account>().AsNoTracking().SingleAsync(account => account.Id == id, cancel),
        await db.Set<Passkey>().AsNoTracking().Where(passkey => passkey.Account == id).OrderBy(passkey => passkey.Id).ToListAsync(cancel),
        await db.Set<RecoveryCode>().CountAsync(code => code.Account == id, cancel),
        await db.Set<Session>().Where(SessionStore.IsAlive(clock.GetUtcNow())).CountAsync(session => session.Account == id, cancel)));

    /// <summary>The form in which addresses are kept and compared: nobody remembers which letters of theirs are large.</summary>
    internal static string NormalizeEmail(string email) => email.Trim().ToLowerInvariant();
}

internal static class AccountExtensions
{
    public static Actor Actor(this Account account) => new(account.Id, account.Name);

    /// <summary>As the audit names it.</summary>
    public static string Subject(this Account account) => $"account {account.Id}";
}

/// <summary>What became of a change of an account.</summary>
public enum AccountOutcome
{
    Done,
    NothingThere,

    /// <summary>Another account has this e-mail.</summary>
    EmailTaken,

    /// <summary>More passkeys than anybody needs.</summary>
    TooManyPasskeys,

    /// <summary>This device is registered already.</summary>
    PasskeyKnown,

    /// <summary>Without it its owner could not sign in any more.</summary>
    LastWayIn,

    /// <summary>Without it nobody could administer the site.</summary>
    LastAdministrator,

    /// <summary>Somebody else changed it since it was shown.</summary>
    ChangedMeanwhile,
}

/// <summary>How somebody may sign in, and where they are signed in, as their own page shows it.</summary>
public sealed record SignInMethods(Account Account, IReadOnlyList<Passkey> Passkeys, int RecoveryCodes, int Browsers);
