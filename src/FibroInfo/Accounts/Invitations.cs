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
    public Task<InviteOutcome> InviteAsync(Invitation invitation, Actor actor, CancellationToken cancel) => store.WriteAsync(async transaction =>
    {
        string email = AccountStore.NormalizeEmail(invitation.Email.Value);
        if (await transaction.Db.Set<Account>().FirstOrDefaultAsync(account => account.Email == email, cancel) is { } known)
        {
            return Renew(transaction, known, actor);
        }

        var account = new Account
        {
            Name = invitation.Name,
            Email = email,
            Roles = invitation.Roles,
            Person = invitation.Person,
            CreatedAt = clock.GetUtcNow()
        };
        string token = HandOut(account);
        transaction.Db.Add(account);
        // The audit names the account by its number.
        await transaction.Db.SaveChangesAsync(cancel);
        audit.Record(transaction, actor, "staff.add", account.Subject(), $"{account.Name}: {account.Roles.Listed()}");
        return new InviteOutcome.Link(token, account, IsNew: true);
    }, cancel);

    /// <summary>A new link for who cannot sign in any more. The one before is worth nothing from now on.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was changed.</exception>
    public Task<InviteOutcome> RenewAsync(long id, Actor actor, CancellationToken cancel) => store.WriteAsync(async transaction =>
        await transaction.Db.Set<Account>().FirstOrDefaultAsync(account => account.Id == id, cancel) is { } account
            ? Renew(transaction, account, actor)
            : new InviteOutcome.NothingThere(), cancel);

    private InviteOutcome Renew(WriteTransaction transaction, Account account, Actor actor)
    {
        if (account.IsDisabled)
        {
            return new InviteOutcome.Disabled(account);
        }

        audit.Record(transaction, actor, "staff.link", account.Subject(), account.Name);
        return new InviteOutcome.Link(HandOut(account), account, IsNew: false);
    }

    private string HandOut(Account account)
    {
        SecretToken token = SecretToken.Create();
        (account.SetupHash, account.SetupUntil) = (token.Hash, clock.GetUtcNow() + GoodFor);
        return token.Text;
    }
}

/// <summary>Somebody who is to have an account.</summary>
public sealed record Invitation(string Name, EmailAddress Email, Role Roles, string? Person)
{
    public const int MaxNameCodePoints = 60;

    /// <summary>A name that can be read, as it is shown in the menu and the audit.</summary>
    public static bool TryName(string? typed, out string name) =>
        InputNormalizer.TryCompose(typed, out name)
        && InputNormalizer.HasSomethingToSee(name)
        && InputNormalizer.CountCodePoints(name) <= MaxNameCodePoints
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
