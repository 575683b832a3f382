using System.Globalization;
using System.Text;
using System.Text.Json;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>The e-mails to one person that wait in the outbox, or lie in the mail folder because there is no mail server.</summary>
public sealed class EmailsByPerson(FieldProtector protector, EmailFolder files, TimeProvider clock)
{
    /// <summary>Queued e-mails are encrypted, so each one is decrypted to find its recipient. Files have the id 0.</summary>
    public async Task<List<EmailExport>> ListAsync(SiteDbContext db, EmailAddress address, CancellationToken cancel)
    {
        var emails = new List<EmailExport>();
        IAsyncEnumerable<QueuedEmail> queuedEmails = db.Set<QueuedEmail>().AsNoTracking().Where(queued => !queued.IsGivenUp).AsAsyncEnumerable();
        await foreach (QueuedEmail queued in queuedEmails.WithCancellation(cancel))
        {
            if (protector.Unprotect(queued.Content) is { } content && JsonSerializer.Deserialize<EmailMessage>(content) is { } email
                && address.Value.Equals(email.To, StringComparison.OrdinalIgnoreCase))
            {
                emails.Add(new EmailExport(queued.Id, email.To, email.Subject, email.Body, queued.Written, queued.Due));
            }
        }

        return [.. emails, .. files.List(address)];
    }

    /// <exception cref="DatabaseUnavailableException">The mail folder cannot be written.</exception>
    public void EraseFiles(IEnumerable<EmailAddress> addresses)
    {
        foreach (EmailAddress address in addresses)
        {
            files.Erase(address);
        }
    }

    public async Task EraseAsync(WriteTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        IQueryable<QueuedEmail> matching = transaction.Db.Set<QueuedEmail>().Where(queued => ids.Contains(queued.Id));
        foreach (QueuedEmail queued in await matching.AsNoTracking().ToListAsync(cancel))
        {
            transaction.RecordErasure(EmailErasureReplay.CreateErasure(queued, clock.GetUtcNow()));
        }

        await matching.ExecuteDeleteAsync(cancel);
    }
}

/// <summary>A waiting e-mail, as its recipient may ask to see it.</summary>
/// <param name="Due">The time of the next attempt; for a file, the time when it was written.</param>
public sealed record EmailExport(long Id, string To, string Subject, string Body, DateTimeOffset Written, DateTimeOffset Due);

/// <summary>The e-mails in the mail folder: these files also contain personal data.</summary>
public sealed class EmailFolder(DataFolder folder)
{
    private string Folder => folder.File("mail");

    /// <exception cref="DatabaseUnavailableException">The folder cannot be read.</exception>
    public IReadOnlyList<EmailExport> List(EmailAddress address) => Guard<IReadOnlyList<EmailExport>>(() => [.. FilesTo(address).Select(Read)]);

    /// <returns>How many files were erased.</returns>
    /// <exception cref="DatabaseUnavailableException">The folder cannot be read or written.</exception>
    public int Erase(EmailAddress address) => Guard(() =>
    {
        string[] matching = [.. FilesTo(address)];
        Array.ForEach(matching, File.Delete);
        return matching.Length;
    });

    private IEnumerable<string> FilesTo(EmailAddress address) => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.eml").Where(file => address.Value.Equals(RecipientInFile(file), StringComparison.OrdinalIgnoreCase))
        : [];

    private static EmailExport Read(string file)
    {
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file));
        using var message = MimeMessage.Load(file);
        return new EmailExport(
            0, RecipientOf(message), message.Subject ?? "", (message.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd('\n'), written, written);
    }

    private static string RecipientInFile(string file)
    {
        try
        {
            using var message = MimeMessage.Load(file);
            return RecipientOf(message);
        }
        catch (FormatException)
        {
            // A file that this site did not write.
            return "";
        }
    }

    // E-mails of this site have one recipient, in ASCII.
    private static string RecipientOf(MimeMessage message) => message.To.Mailboxes.FirstOrDefault()?.GetAddress(idnEncode: true) ?? "";

    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException("The mail folder cannot be read or written.", exception);
        }
    }
}

/// <summary>Repeats the erasure of queued e-mails in a restored database, so that no e-mail is sent to a person who was erased.</summary>
public sealed class EmailErasureReplay : IErasureReplay
{
    private const string Kind = "letter";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel)
    {
        ErasureRecord[] emailErasures = [.. erasures.Where(erasure => erasure.Kind == Kind)];
        if (emailErasures.Length == 0)
        {
            return [];
        }

        // Reading the whole outbox is cheap: e-mails leave it within days.
        HashSet<(string, string)> erased = [.. emailErasures.Select(erasure => (erasure.Subject, erasure.Mark))];
        List<QueuedEmail> all = await db.Set<QueuedEmail>().AsNoTracking().ToListAsync(cancel);
        long[] ids = [.. all.Where(queued => erased.Contains((Number(queued), MarkOf(queued)))).Select(queued => queued.Id)];
        await db.Set<QueuedEmail>().Where(queued => ids.Contains(queued.Id)).ExecuteDeleteAsync(cancel);
        return [.. ids.Select(id => $"{Kind}:{id}")];
    }

    internal static ErasureRecord CreateErasure(QueuedEmail queued, DateTimeOffset now) => new(now, Kind, Number(queued), MarkOf(queued));

    private static string Number(QueuedEmail queued) => queued.Id.ToString(CultureInfo.InvariantCulture);

    private static string MarkOf(QueuedEmail queued) => ErasureRecord.MarkOf(Encoding.ASCII.GetBytes(queued.MessageId));
}
