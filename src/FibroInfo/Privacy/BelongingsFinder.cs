using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Ratings;
using FibroInfo.Reports;
using FibroInfo.Text;

namespace FibroInfo.Privacy;

/// <summary>
/// Goes through the rooms for what is one person's. The key of a reader, which is good for one article, leads on from a
/// comment to what the same browser sent there: from a private link always, from an address only once somebody
/// confirmed it from that mailbox. Until then a stranger may have typed it, and what else he wrote is his.
/// </summary>
public sealed class BelongingsFinder(PersonsComments comments, PersonsReports reports, PersonsVotes votes, PersonsLetters letters)
{
    /// <exception cref="StoreAwayException">The keys of what is sealed cannot be read.</exception>
    public async Task<Belongings> FindAsync(SiteDb db, PersonKey key, CancellationToken cancel)
    {
        List<KeptComment> found = key.Address is { } address
            ? await comments.WithAddressAsync(db, address, cancel)
            : await comments.OfLinkAsync(db, key.Token!, cancel);
        (Slug Article, byte[] Reader)[] readers =
        [
            .. found.Where(comment => comment.Reader is not null && (key.Token is not null || comment.IsAddressConfirmed))
                .Select(comment => (comment.Article, comment.Reader!)).DistinctBy(reader => Convert.ToHexString(reader.Item2)),
        ];
        byte[][] keys = [.. readers.Select(reader => reader.Reader)];
        found.AddRange(await comments.OfReadersAsync(db, keys, cancel));
        List<KeptReport> reported = await reports.OfReadersAsync(db, keys, cancel);
        if (key.Address is { } to)
        {
            reported.AddRange(await reports.WithAddressAsync(db, to, cancel));
        }

        KeptComment[] written = [.. found.DistinctBy(comment => comment.Id).OrderBy(comment => comment.Id)];
        KeptReport[] told = [.. reported.DistinctBy(report => report.Id).OrderBy(report => report.Id)];
        return new Belongings(written, told, await votes.OfReadersAsync(db, readers, cancel), await LettersAsync(db, AddressesOf(key, written), cancel));
    }

    /// <summary>The address that was typed; behind a link, those that its comments carry.</summary>
    public static IReadOnlyList<EmailAddress> AddressesOf(PersonKey key, IEnumerable<KeptComment> comments) => key.Address is { } typed
        ? [typed]
        : [.. comments.Select(comment => EmailAddress.TryParse(comment.Address, out EmailAddress address, out _) ? address : (EmailAddress?)null)
            .OfType<EmailAddress>().Distinct()];

    private async Task<IReadOnlyList<KeptLetter>> LettersAsync(SiteDb db, IReadOnlyList<EmailAddress> addresses, CancellationToken cancel)
    {
        var found = new List<KeptLetter>();
        foreach (EmailAddress address in addresses)
        {
            found.AddRange(await letters.ToAsync(db, address, cancel));
        }

        return found;
    }
}
