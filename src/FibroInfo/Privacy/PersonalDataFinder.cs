using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
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
public sealed class PersonalDataFinder(CommentsByPerson comments, ReportsByPerson reports, VotesByPerson votes, EmailsByPerson letters)
{
    /// <exception cref="DatabaseUnavailableException">The keys of what is sealed cannot be read.</exception>
    public async Task<PersonalData> FindAsync(SiteDbContext db, PersonIdentifier key, CancellationToken cancel)
    {
        List<CommentExport> found = key.Address is { } address
            ? await comments.WithAddressAsync(db, address, cancel)
            : await comments.FindByLinkAsync(db, key.Token!, cancel);
        (Slug Article, byte[] Reader)[] readers =
        [
            .. found.Where(comment => comment.Reader is not null && (key.Token is not null || comment.IsAddressConfirmed))
                .Select(comment => (comment.Article, comment.Reader!)).DistinctBy(reader => Convert.ToHexString(reader.Item2)),
        ];
        byte[][] keys = [.. readers.Select(reader => reader.Reader)];
        found.AddRange(await comments.ListByReadersAsync(db, keys, cancel));
        List<ReportExport> reported = await reports.ListByReadersAsync(db, keys, cancel);
        if (key.Address is { } to)
        {
            reported.AddRange(await reports.WithAddressAsync(db, to, cancel));
        }

        CommentExport[] written = [.. found.DistinctBy(comment => comment.Id).OrderBy(comment => comment.Id)];
        ReportExport[] told = [.. reported.DistinctBy(report => report.Id).OrderBy(report => report.Id)];
        return new PersonalData(written, told, await votes.ListByReadersAsync(db, readers, cancel), await LettersAsync(db, GetEmailAddresses(key, written), cancel));
    }

    /// <summary>The address that was typed; behind a link, those that its comments carry.</summary>
    public static IReadOnlyList<EmailAddress> GetEmailAddresses(PersonIdentifier key, IEnumerable<CommentExport> comments) => key.Address is { } typed
        ? [typed]
        : [.. comments.Select(comment => EmailAddress.TryParse(comment.Address, out EmailAddress address, out _) ? address : (EmailAddress?)null)
            .OfType<EmailAddress>().Distinct()];

    private async Task<IReadOnlyList<EmailExport>> LettersAsync(SiteDbContext db, IReadOnlyList<EmailAddress> addresses, CancellationToken cancel)
    {
        var found = new List<EmailExport>();
        foreach (EmailAddress address in addresses)
        {
            found.AddRange(await letters.ListAsync(db, address, cancel));
        }

        return found;
    }
}

/// <summary>Everything here that is one person's.</summary>
public sealed record PersonalData(
    IReadOnlyList<CommentExport> Comments, IReadOnlyList<ReportExport> Reports, IReadOnlyList<Vote> Votes, IReadOnlyList<EmailExport> Letters)
{
    public bool IsEmpty => Comments.Count + Reports.Count + Votes.Count + Letters.Count == 0;

    /// <summary>All that the audit may know of them.</summary>
    public string CountedSummary => $"{Comments.Count} comments, {Reports.Count} reports, {Votes.Count} votes, {Letters.Count} letters";
}

/// <summary>By what a person is looked for: an e-mail address, or the private link of a comment. One of the two.</summary>
public sealed partial record PersonIdentifier
{
    private PersonIdentifier()
    {
    }

    public EmailAddress? Address { get; private init; }

    /// <summary>Of a private link.</summary>
    public string? Token { get; private init; }

    /// <param name="typed">An address, or a link as somebody copied it: whole, its path, or only its token.</param>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out PersonIdentifier? key)
    {
        string text = typed?.Trim() ?? "";
        key = EmailAddress.TryParse(text, out EmailAddress address, out _) ? new PersonIdentifier { Address = address }
            : Link().Match(text) is { Success: true } link ? new PersonIdentifier { Token = link.Groups[1].Value.ToLowerInvariant() }
            : null;
        return key is not null;
    }

    [GeneratedRegex(@"\A(?:\S*/comments/)?([0-9A-Fa-f]{64})(?:[/?#]\S*)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
