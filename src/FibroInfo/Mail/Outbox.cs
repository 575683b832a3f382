using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FibroInfo.Mail;

/// <summary>Queues e-mails in the caller's transaction: an e-mail is sent only if the change that it reports is committed.</summary>
public sealed class Outbox(FieldProtector protector, TimeProvider clock)
{
    /// <summary>Announced after a commit that queued an e-mail.</summary>
    internal const string Tag = "mail";

    public void Add(WriteTransaction transaction, EmailMessage email)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string messageId = RandomNumberGenerator.GetHexString(32, lowercase: true);
        transaction.Db.Set<QueuedEmail>().Add(new QueuedEmail(0, messageId, protector.Protect(JsonSerializer.Serialize(email)), now, now, 0, false));
        transaction.Invalidate(Tag);
    }

    /// <summary>Removes waiting e-mails. There are rarely any: an e-mail is sent at once unless the mail server is down.</summary>
    public async Task WithdrawAsync(WriteTransaction transaction, Func<EmailMessage, bool> isMeant, CancellationToken cancel)
    {
        foreach (QueuedEmail queued in await transaction.Db.Set<QueuedEmail>().Where(email => !email.IsGivenUp).ToListAsync(cancel))
        {
            if (protector.Unprotect(queued.Content) is { } content && isMeant(JsonSerializer.Deserialize<EmailMessage>(content)!))
            {
                transaction.RecordErasure(EmailErasureReplay.CreateErasure(queued, clock.GetUtcNow()));
                transaction.Db.Remove(queued);
            }
        }
    }
}

/// <summary>An e-mail in plain text, from the site to one person.</summary>
/// <param name="To">Must be a valid <see cref="FibroInfo.Text.EmailAddress"/>; otherwise the e-mail is never sent.</param>
/// <param name="OneClickStop">A bare POST to this URL stops e-mails of this kind (RFC 8058); null when there is nothing to stop.</param>
public sealed record EmailMessage(string To, string Subject, string Body, Uri? OneClickStop);

/// <summary>An e-mail that waits to be sent. The row is deleted once it is sent, because it holds a person's address.</summary>
/// <param name="Id">0 before it is stored.</param>
/// <param name="MessageId">The same at every attempt, so that a mailbox can recognize an e-mail that arrives twice.</param>
/// <param name="Content">The encrypted <see cref="EmailMessage"/>; empty once it was given up.</param>
/// <param name="Due">The time of the next attempt.</param>
/// <param name="Attempts">How many attempts failed.</param>
internal sealed record QueuedEmail(long Id, string MessageId, byte[] Content, DateTimeOffset Written, DateTimeOffset Due, int Attempts, bool IsGivenUp);

internal sealed class QueuedEmailEntityConfiguration : IEntityTypeConfiguration<QueuedEmail>
{
    public void Configure(EntityTypeBuilder<QueuedEmail> builder)
    {
        builder.ToTable("outbox").HasKey(queued => queued.Id);
        builder.HasIndex(queued => new { queued.IsGivenUp, queued.Due });
    }
}

/// <summary>
/// Limits the e-mails to an address that somebody typed in. It may be another person's, so nobody shall be able to fill a
/// stranger's mailbox through this site. Counted only in memory, by a hash from which no address can be read.
/// </summary>
public sealed class RecipientRateLimit(TimeProvider clock)
{
    public const int MaxPerDay = 3;

    private readonly FixedWindowCounter _counter = new(MaxPerDay, TimeSpan.FromDays(1), clock);

    /// <summary>Counts an e-mail. False above the limit: then it is not sent, and the person who typed the address is not told.</summary>
    public bool TryTake(EmailAddress address) => _counter.Take(Encoding.UTF8.GetBytes(MailboxOf(address))) is null;

    // "Kari+shop@example.no" is an alias of kari@example.no.
    private static string MailboxOf(EmailAddress address)
    {
        string[] parts = address.Value.ToLowerInvariant().Split('@');
        return $"{parts[0].Split('+')[0]}@{parts[^1]}";
    }
}
