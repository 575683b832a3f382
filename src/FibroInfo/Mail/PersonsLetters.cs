using System.Text.Json;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Mail;

/// <summary>What waits to be sent to one person, and what was put into the mail folder for want of a mail server.</summary>
public sealed class PersonsLetters(Seal seal, DataFolder folder, TimeProvider clock)
{
    /// <summary>Letters are sealed, so each is opened.</summary>
    /// <exception cref="StoreAwayException">The keys cannot be read.</exception>
    public async Task<List<KeptLetter>> ToAsync(SiteDb db, EmailAddress address, CancellationToken cancel)
    {
        var letters = new List<KeptLetter>();
        IAsyncEnumerable<Envelope> envelopes = db.Set<Envelope>().AsNoTracking().Where(envelope => !envelope.IsGivenUp).AsAsyncEnumerable();
        await foreach (Envelope envelope in envelopes.WithCancellation(cancel))
        {
            if (seal.Open(envelope.Content) is { } content && JsonSerializer.Deserialize<Letter>(content) is { } letter
                && address.Value.Equals(letter.To, StringComparison.OrdinalIgnoreCase))
            {
                letters.Add(new KeptLetter(envelope.Id, letter.To, letter.Subject, letter.Body, envelope.Written, envelope.Due));
            }
        }

        return letters;
    }

    public async Task EraseAsync(Writing writing, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        IQueryable<Envelope> theirs = writing.Db.Set<Envelope>().Where(envelope => ids.Contains(envelope.Id));
        foreach (Envelope envelope in await theirs.AsNoTracking().ToListAsync(cancel))
        {
            writing.Remember(LetterEraser.Of(envelope, clock.GetUtcNow()));
        }

        await theirs.ExecuteDeleteAsync(cancel);
    }

    /// <summary>Takes away the files of letters to this address.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read or written.</exception>
    public int EraseFilesTo(EmailAddress address)
    {
        if (!Directory.Exists(folder.File("mail")))
        {
            return 0;
        }

        string[] theirs = [.. Directory.EnumerateFiles(folder.File("mail"), "*.eml").Where(file => IsTo(file, address))];
        Array.ForEach(theirs, File.Delete);
        return theirs.Length;
    }

    // Our own letters: one receiver, in ASCII, on a line of the head.
    private static bool IsTo(string file, EmailAddress address) => File.ReadLines(file).TakeWhile(line => line != "")
        .Any(line => line.StartsWith("To:", StringComparison.OrdinalIgnoreCase)
            && line[3..].Trim(' ', '<', '>').Equals(address.Value, StringComparison.OrdinalIgnoreCase));
}
