using System.Security.Cryptography;
using System.Text;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>What readers say is wrong, and what became of it in public. What the staff do with it is <see cref="ReportDecisions"/>.</summary>
public sealed class ReportStore(SiteDatabase store, FieldProtector protector, TimeProvider clock)
{
    /// <summary>Told when the list of public outcomes changed.</summary>
    public const string CorrectionsTag = "corrections";

    /// <summary>Whether this reader has told us something about this article, as long as it is kept.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<bool> HasReportedAsync(Slug article, byte[] reader, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Report>().AnyAsync(report => report.Article == article && report.Reader == reader, cancel));

    /// <summary>
    /// Keeps it. While the same report of the same reader waits, it is taken for a second click; once that was decided, its
    /// writer says that the matter is not settled, and is promised again that a person reads it.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was stored.</exception>
    public Task PostAsync(NewReport report, CancellationToken cancel)
    {
        byte[]? email = report.Email is { } address ? protector.Protect(address.Value) : null;
        (string kind, byte[] print) = (report.Kind.ToString(), report.ComputeFingerprint());
        return store.WriteAsync(async transaction =>
        {
            await transaction.Db.Database.ExecuteSqlAsync(
                $"""
                update reports set print = null
                where article = {report.Article.Value} and reader = {report.Reader} and kind = {kind} and print = {print} and decided is not null
                """, cancel);
            return await transaction.Db.Database.ExecuteSqlAsync(
                $"""
                insert into reports (article, reader, kind, print, quote, body, comment, email, at, is_public)
                values ({report.Article.Value}, {report.Reader}, {kind}, {print}, {report.Quote.Value}, {report.Body.Value},
                    {report.Comment}, {email}, {clock.GetUtcNow().UtcDateTime}, {false})
                on conflict (article, reader, kind, print) do nothing
                """, cancel);
        }, cancel);
    }

    /// <summary>What became of reports, where the staff made it public; newest first.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<List<PublishedReportOutcome>> PublicOutcomesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Report>().AsNoTracking()
        .Where(report => report.IsPublic && report.Decided != null)
        .OrderByDescending(report => report.Decided).ThenByDescending(report => report.Id)
        .Select(report => new PublishedReportOutcome(report.Article, report.Kind, report.Outcome!, report.Decided!.Value))
        .ToListAsync(cancel));
}

/// <summary>A report as its page takes it from a form, checked field by field.</summary>
/// <param name="Article">The article's key.</param>
/// <param name="Reader">Who, on this article: <c>ReaderKeys.For(article, reader)</c>.</param>
/// <param name="Comment">The number of the comment it is about; null for the page itself.</param>
/// <param name="Email">Where the answer goes; null for nowhere.</param>
public sealed record NewReport(Slug Article, byte[] Reader, ReportKind Kind, ReportQuote Quote, ReportText Body, long? Comment, EmailAddress? Email)
{
    /// <summary>The same for the same words about the same thing. No character of a text can be the separator.</summary>
    internal byte[] ComputeFingerprint() => SHA256.HashData(Encoding.UTF8.GetBytes($"{Comment}\0{Quote}\0{Body}"))[..16];
}

/// <summary>What became of a report, in the clinic's words. Nothing of what its writer wrote.</summary>
public sealed record PublishedReportOutcome(Slug Article, ReportKind Kind, string Outcome, DateTimeOffset Decided);
