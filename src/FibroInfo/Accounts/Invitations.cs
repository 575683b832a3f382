using FibroInfo.Audit;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>The links by which somebody of the staff sets how to sign in (6.4). For an account that is there it is the recovery.</summary>
public sealed class Invitations(Store store, AuditTrail audit, TimeProvider clock)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(30);

    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<InviteOutcome> InviteAsync(Invitation who, Actor by, CancellationToken cancel) => store.WriteAsync(async writing =>
    {
        string email = AccountStore.Folded(who.Email.Value);
        if (await writing.Db.Set<Account>().FirstOrDefaultAsync(account => account.Email == email, cancel) is { } known)
        {
            return Renew(writing, known, by);
        }

        var account = new Account { Name = who.Name, Email = email, Roles = who.Roles, Person = who.Person, CreatedAt = clock.GetUtcNow() };
        string token = HandOut(account);
        writing.Db.Add(account);
        // The audit names the account by its number.
        await writing.Db.SaveChangesAsync(cancel);
        audit.Note(writing, by, "staff.add", account.Subject(), $"{account.Name}: {account.Roles.Listed()}");
        return new InviteOutcome.Link(token, account, IsNew: true);
    }, cancel);

    /// <summary>A new link for who cannot sign in any more. The one before is worth nothing from now on.</summary>
    /// <exception cref="StoreAwayException">Nothing was changed.</exception>
    public Task<InviteOutcome> RenewAsync(long id, Actor by, CancellationToken cancel) => store.WriteAsync(async writing =>
        await writing.Db.Set<Account>().FirstOrDefaultAsync(account => account.Id == id, cancel) is { } account
            ? Renew(writing, account, by)
            : new InviteOutcome.NothingThere(), cancel);

    private InviteOutcome Renew(Writing writing, Account account, Actor by)
    {
        if (account.IsDisabled)
        {
            return new InviteOutcome.Disabled(account);
        }

        audit.Note(writing, by, "staff.link", account.Subject(), account.Name);
        return new InviteOutcome.Link(HandOut(account), account, IsNew: false);
    }

    private string HandOut(Account account)
    {
        Token token = Token.Make();
        (account.SetupHash, account.SetupUntil) = (token.Hash, clock.GetUtcNow() + GoodFor);
        return token.Text;
    }
}
