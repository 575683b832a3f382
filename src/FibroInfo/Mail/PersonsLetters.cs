using System.Text.Json;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Mail;

/// <summary>What waits to be sent to one person, and what was put into the mail folder for want of a mail server.</summary>
public sealed class PersonsLetters(Seal seal, LetterFiles files, TimeProvider clock)
{
    /// <summary>Letters are sealed, so each is opened. The files bear no number of a row, but 0.</summary>
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

        return [.. letters, .. files.To(address)];
    }

    /// <exception cref="StoreAwayException">The mail folder cannot be written.</exception>
    public void EraseFiles(IEnumerable<EmailAddress> addresses)
    {
        foreach (EmailAddress address in addresses)
        {
            files.EraseTo(address);
        }
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
}
