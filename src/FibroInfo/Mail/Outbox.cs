using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Mail;

/// <summary>Takes letters in the transaction of whoever writes them: what they tell of is stored, or they are not sent.</summary>
public sealed class Outbox(FieldProtector protector, TimeProvider clock)
{
    /// <summary>Told after a commit that holds a letter.</summary>
    internal const string Tag = "mail";

    /// <exception cref="DatabaseUnavailableException">It cannot be sealed just now.</exception>
    public void Add(WriteTransaction transaction, EmailMessage email)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string messageId = RandomNumberGenerator.GetHexString(32, lowercase: true);
        transaction.Db.Set<QueuedEmail>().Add(new QueuedEmail(0, messageId, protector.Protect(JsonSerializer.Serialize(email)), now, now, 0, false));
        transaction.Invalidate(Tag);
    }

    /// <summary>Takes back letters that wait. There are seldom any: a letter goes out at once, unless its server is down.</summary>
    /// <exception cref="DatabaseUnavailableException">They cannot be opened just now.</exception>
    public async Task WithdrawAsync(WriteTransaction transaction, Func<EmailMessage, bool> isMeant, CancellationToken cancel)
    {
        foreach (QueuedEmail envelope in await transaction.Db.Set<QueuedEmail>().Where(letter => !letter.IsGivenUp).ToListAsync(cancel))
        {
            if (protector.Unprotect(envelope.Content) is { } content && isMeant(JsonSerializer.Deserialize<EmailMessage>(content)!))
            {
                transaction.RecordErasure(EmailErasureReplay.CreateErasure(envelope, clock.GetUtcNow()));
                transaction.Db.Remove(envelope);
            }
        }
    }
}

/// <summary>A letter in plain text, from the site to one person.</summary>
/// <param name="To"><see cref="FibroInfo.Text.EmailAddress"/> says what is one; to any other the letter is never sent.</param>
/// <param name="OneClickStop">Where a post, without more, stops letters of this kind (RFC 8058); null when there is nothing to stop.</param>
public sealed record EmailMessage(string To, string Subject, string Body, Uri? OneClickStop);

/// <summary>A letter on its way. The row goes when the letter is sent, because it holds a person's address.</summary>
/// <param name="Id">Its number; 0 before it is stored.</param>
/// <param name="MessageId">The same at every attempt, so that a mailbox can tell a letter that came twice.</param>
/// <param name="Content">The <see cref="EmailMessage"/>, sealed; empty once it was given up.</param>
/// <param name="Due">When it is next tried.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
internal sealed record QueuedEmail(long Id, string MessageId, byte[] Content, DateTimeOffset Written, DateTimeOffset Due, int Attempts, bool IsGivenUp);

internal sealed class QueuedEmailEntityConfiguration : IEntityTypeConfiguration<QueuedEmail>
{
    public void Configure(EntityTypeBuilder<QueuedEmail> builder)
    {
        builder.ToTable("letters").HasKey(queued => queued.Id);
        builder.HasIndex(queued => new { queued.IsGivenUp, queued.Due });
    }
}

/// <summary>
/// How many letters go to an address that somebody typed in. It may be anybody's, so nobody can fill a stranger's mailbox
/// through us. Counted in memory only, by a hash that nobody can read an address out of.
/// </summary>
public sealed class RecipientRateLimit(TimeProvider clock)
{
    public const int MaxPerDay = 3;

    private readonly FixedWindowCounter _letters = new(MaxPerDay, TimeSpan.FromDays(1), clock);

    /// <summary>Counts a letter. False when it is one too many: it is not sent, and who typed the address is told nothing of it.</summary>
    public bool TryTake(EmailAddress address) => _letters.Take(Encoding.UTF8.GetBytes(MailboxOf(address))) is null;

    // "Kari+shop@example.no" is a second name of kari's.
    private static string MailboxOf(EmailAddress address)
    {
        string[] parts = address.Value.ToLowerInvariant().Split('@');
        return $"{parts[0].Split('+')[0]}@{parts[^1]}";
    }
}
