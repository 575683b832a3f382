using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Accounts;

/// <summary>
/// Tells the owner of an account that its ways in were changed, in the transaction that changes them: who did not do it
/// has to know (ASVS 6.3.7).
/// </summary>
/// <param name="address">The site's public address.</param>
/// <param name="site">Its name and language now.</param>
public sealed class AccountEmails(Outbox outbox, Uri address, CurrentSite site)
{
    /// <param name="transaction">The transaction of the change.</param>
    /// <param name="to">Where the account was reached until now: a new address may be a thief's.</param>
    /// <param name="change">The action as the audit names it.</param>
    /// <exception cref="DatabaseUnavailableException">It cannot be sealed just now.</exception>
    internal void NotifyOwner(WriteTransaction transaction, string to, string change)
    {
        UiText words = new(site().DefaultLanguage);
        string body = words["email.staff-means", words[$"email.{change}"], new Uri(address, Routes.OwnAccount.Home)];
        outbox.Add(transaction, new EmailMessage(to, words["email.staff", site().Name], body, null));
    }
}
