using System.Text;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Mail;

/// <summary>
/// How many letters go to an address that somebody typed in. It may be anybody's, so nobody can fill a stranger's mailbox
/// through us. Counted in memory only, by a hash that nobody can read an address out of.
/// </summary>
public sealed class UnaskedLetters(TimeProvider clock)
{
    public const int MostADay = 3;

    private readonly BudgetTable _letters = new(MostADay, TimeSpan.FromDays(1), clock);

    /// <summary>Counts a letter. False when it is one too many: it is not sent, and who typed the address is told nothing of it.</summary>
    public bool TryTake(EmailAddress address) => _letters.Take(Encoding.UTF8.GetBytes(MailboxOf(address))) is null;

    // "Kari+shop@example.no" is a second name of kari's.
    private static string MailboxOf(EmailAddress address)
    {
        string[] parts = address.Value.ToLowerInvariant().Split('@');
        return $"{parts[0].Split('+')[0]}@{parts[^1]}";
    }
}
