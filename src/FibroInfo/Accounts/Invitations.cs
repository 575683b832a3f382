using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Accounts;

/// <summary>The links by which somebody of the staff sets how to sign in (6.4). For an account that is there it is the recovery.</summary>
public sealed class Invitations(SiteDatabase store, AuditTrail audit, TimeProvider clock)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(30);

    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
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
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<InviteOutcome> RenewAsync(long id, Actor by, CancellationToken cancel) => store.WriteAsync(async writing =>
        await writing.Db.Set<Account>().FirstOrDefaultAsync(account => account.Id == id, cancel) is { } account
            ? Renew(writing, account, by)
            : new InviteOutcome.NothingThere(), cancel);

    private InviteOutcome Renew(WriteTransaction writing, Account account, Actor by)
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

/// <summary>Somebody who is to have an account.</summary>
public sealed record Invitation(string Name, EmailAddress Email, Role Roles, string? Person)
{
    public const int MostNameCodePoints = 60;

    /// <summary>A name that can be read, as it is shown in the menu and the audit.</summary>
    public static bool TryName(string? typed, out string name) =>
        TypedText.TryCompose(typed, out name)
        && TypedText.HasSomethingToSee(name)
        && TypedText.CountCodePoints(name) <= MostNameCodePoints
        && !name.Any(char.IsControl);
}

/// <summary>What became of an invitation.</summary>
public abstract record InviteOutcome
{
    private InviteOutcome()
    {
    }

    /// <param name="Token">Of the link, told this once.</param>
    /// <param name="Account">As it is now.</param>
    /// <param name="IsNew">False when the e-mail had an account: then it is the recovery of that one, and nothing else of it changed.</param>
    public sealed record Link(string Token, Account Account, bool IsNew) : InviteOutcome;

    public sealed record Disabled(Account Account) : InviteOutcome;

    public sealed record NothingThere : InviteOutcome;
}
