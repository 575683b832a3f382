using System.Globalization;
using System.Text;
using System.Text.Json;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace FibroInfo.Mail;

/// <summary>What waits to be sent to one person, and what was put into the mail folder for want of a mail server.</summary>
public sealed class EmailsByPerson(FieldProtector protector, EmailFolder files, TimeProvider clock)
{
    /// <summary>Letters are sealed, so each is opened. The files bear no number of a row, but 0.</summary>
    /// <exception cref="DatabaseUnavailableException">The keys cannot be read.</exception>
    public async Task<List<EmailExport>> ListAsync(SiteDbContext db, EmailAddress address, CancellationToken cancel)
    {
        var letters = new List<EmailExport>();
        IAsyncEnumerable<QueuedEmail> envelopes = db.Set<QueuedEmail>().AsNoTracking().Where(queued => !queued.IsGivenUp).AsAsyncEnumerable();
        await foreach (QueuedEmail envelope in envelopes.WithCancellation(cancel))
        {
            if (protector.Unprotect(envelope.Content) is { } content && JsonSerializer.Deserialize<EmailMessage>(content) is { } letter
                && address.Value.Equals(letter.To, StringComparison.OrdinalIgnoreCase))
            {
                letters.Add(new EmailExport(envelope.Id, letter.To, letter.Subject, letter.Body, envelope.Written, envelope.Due));
            }
        }

        return [.. letters, .. files.List(address)];
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
        IQueryable<QueuedEmail> theirs = transaction.Db.Set<QueuedEmail>().Where(queued => ids.Contains(queued.Id));
        foreach (QueuedEmail envelope in await theirs.AsNoTracking().ToListAsync(cancel))
        {
            transaction.RecordErasure(EmailErasureReplay.CreateErasure(envelope, clock.GetUtcNow()));
        }

        await theirs.ExecuteDeleteAsync(cancel);
    }
}

/// <summary>A letter that waits to be sent, or lies in the mail folder, as whom it goes to may ask for it.</summary>
/// <param name="Written">When.</param>
/// <param name="Due">When it is next tried; of a file, when it was written.</param>
public sealed record EmailExport(long Id, string To, string Subject, string Body, DateTimeOffset Written, DateTimeOffset Due);

/// <summary>The letters that were put into the mail folder for want of a mail server: also there somebody's address is kept.</summary>
public sealed class EmailFolder(DataFolder folder)
{
    private string Folder => folder.File("mail");

    /// <exception cref="DatabaseUnavailableException">The folder cannot be read.</exception>
    public IReadOnlyList<EmailExport> List(EmailAddress address) => Guarded<IReadOnlyList<EmailExport>>(() => [.. FilesTo(address).Select(Read)]);

    /// <returns>How many there were.</returns>
    /// <exception cref="DatabaseUnavailableException">The folder cannot be read or written.</exception>
    public int Erase(EmailAddress address) => Guarded(() =>
    {
        string[] theirs = [.. FilesTo(address)];
        Array.ForEach(theirs, File.Delete);
        return theirs.Length;
    });

    private IEnumerable<string> FilesTo(EmailAddress address) => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.eml").Where(file => address.Value.Equals(ReceiverIn(file), StringComparison.OrdinalIgnoreCase))
        : [];

    private static EmailExport Read(string file)
    {
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file));
        using var message = MimeMessage.Load(file);
        return new EmailExport(0, ReceiverOf(message), message.Subject ?? "", (message.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd('\n'), written, written);
    }

    private static string ReceiverIn(string file)
    {
        try
        {
            using var message = MimeMessage.Load(file);
            return ReceiverOf(message);
        }
        catch (FormatException)
        {
            // Nothing that this site wrote.
            return "";
        }
    }

    // Our own letters have one receiver, in ASCII.
    private static string ReceiverOf(MimeMessage message) => message.To.Mailboxes.FirstOrDefault()?.GetAddress(idnEncode: true) ?? "";

    private static T Guarded<T>(Func<T> work)
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

/// <summary>Takes letters back again in rows that were put back: to whom had everything erased, nothing is sent.</summary>
public sealed class EmailErasureReplay : IErasureReplay
{
    private const string Kind = "letter";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel)
    {
        ErasureRecord[] mine = [.. erasures.Where(erasure => erasure.Kind == Kind)];
        if (mine.Length == 0)
        {
            return [];
        }

        // The outbox is short: letters leave it within days.
        HashSet<(string, string)> gone = [.. mine.Select(erasure => (erasure.Subject, erasure.Mark))];
        List<QueuedEmail> all = await db.Set<QueuedEmail>().AsNoTracking().ToListAsync(cancel);
        long[] ids = [.. all.Where(queued => gone.Contains((Number(queued), MarkOf(queued)))).Select(queued => queued.Id)];
        await db.Set<QueuedEmail>().Where(queued => ids.Contains(queued.Id)).ExecuteDeleteAsync(cancel);
        return [.. ids.Select(id => $"{Kind}:{id}")];
    }

    internal static ErasureRecord CreateErasure(QueuedEmail queued, DateTimeOffset now) => new(now, Kind, Number(queued), MarkOf(queued));

    private static string Number(QueuedEmail queued) => queued.Id.ToString(CultureInfo.InvariantCulture);

    private static string MarkOf(QueuedEmail queued) => ErasureRecord.MarkOf(Encoding.ASCII.GetBytes(queued.MessageId));
}
