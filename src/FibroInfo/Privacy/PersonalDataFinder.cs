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
/// Collects the data of one person from comments, reports, votes and emails. From a comment, the reader's key for that article leads to
/// what else the same browser sent there. A private link always allows this step; an email address only once it was confirmed from that
/// mailbox, because until then a stranger may have typed it, whose other data must not be handed out.
/// </summary>
public sealed class PersonalDataFinder(CommentsByPerson comments, ReportsByPerson reports, VotesByPerson votes, EmailsByPerson emails)
{
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
        ReportExport[] foundReports = [.. reported.DistinctBy(report => report.Id).OrderBy(report => report.Id)];
        List<Vote> foundVotes = await votes.ListByReadersAsync(db, readers, cancel);
        return new PersonalData(written, foundReports, foundVotes, await ListEmailsAsync(db, GetEmailAddresses(key, written), cancel));
    }

    /// <summary>The address that was entered; for a link, the addresses of its comments.</summary>
    public static IReadOnlyList<EmailAddress> GetEmailAddresses(PersonIdentifier key, IEnumerable<CommentExport> comments) => key.Address is { } typed
        ? [typed]
        : [.. comments.Select(comment => EmailAddress.TryParse(comment.Address, out EmailAddress address, out _) ? address : (EmailAddress?)null)
            .OfType<EmailAddress>().Distinct()];

    private async Task<IReadOnlyList<EmailExport>> ListEmailsAsync(SiteDbContext db, IReadOnlyList<EmailAddress> addresses, CancellationToken cancel)
    {
        var found = new List<EmailExport>();
        foreach (EmailAddress address in addresses)
        {
            found.AddRange(await emails.ListAsync(db, address, cancel));
        }

        return found;
    }
}

/// <summary>All data about one person.</summary>
public sealed record PersonalData(
    IReadOnlyList<CommentExport> Comments, IReadOnlyList<ReportExport> Reports, IReadOnlyList<Vote> Votes, IReadOnlyList<EmailExport> Emails)
{
    public bool IsEmpty => Comments.Count + Reports.Count + Votes.Count + Emails.Count == 0;

    /// <summary>Counts only: the audit trail may not contain more about a person.</summary>
    public string CountedSummary => $"{Comments.Count} comments, {Reports.Count} reports, {Votes.Count} votes, {Emails.Count} letters";
}

/// <summary>What identifies a person: either an email address, or the private link of a comment.</summary>
public sealed partial record PersonIdentifier
{
    private PersonIdentifier()
    {
    }

    public EmailAddress? Address { get; private init; }

    /// <summary>The token of a private link.</summary>
    public string? Token { get; private init; }

    /// <param name="typed">An email address, or a copied link: complete, its path, or only its token.</param>
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
