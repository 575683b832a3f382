using System.Security.Cryptography;
using System.Text;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>
/// Stores reports by readers, and lists the public outcomes. For the staff see <see cref="ReportQueue"/> and
/// <see cref="ReportDecisions"/>.
/// </summary>
public sealed class ReportStore(SiteDatabase store, FieldProtector protector, TimeProvider clock)
{
    /// <summary>The cache tag that is invalidated when the list of public outcomes changes.</summary>
    public const string CorrectionsTag = "corrections";

    /// <summary>Whether this reader has sent a report on this article that is still kept.</summary>
    public Task<bool> HasReportedAsync(Slug article, byte[] reader, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Report>().AnyAsync(report => report.Article == article && report.Reader == reader, cancel));

    /// <summary>
    /// Stores a report. The same report by the same reader counts as a second click while the first is open, and is ignored. After a
    /// decision it is stored as a new report, because the reader is saying that the matter is not settled.
    /// </summary>
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

    /// <summary>The outcomes that the staff made public, newest first.</summary>
    public Task<List<PublishedReportOutcome>> PublicOutcomesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Report>().AsNoTracking()
        .Where(report => report.IsPublic && report.Decided != null)
        .OrderByDescending(report => report.Decided).ThenByDescending(report => report.Id)
        .Select(report => new PublishedReportOutcome(report.Article, report.Kind, report.Outcome!, report.Decided!.Value))
        .ToListAsync(cancel));
}

/// <summary>A report from a form, after each field was validated.</summary>
/// <param name="Article">The article's key.</param>
/// <param name="Reader">The reader's key for this article: <c>ReaderKeys.For(article, reader)</c>.</param>
/// <param name="Comment">The id of the comment it is about; null when it is about the article.</param>
/// <param name="Email">Where to send the answer; null when none is wanted.</param>
public sealed record NewReport(Slug Article, byte[] Reader, ReportKind Kind, ReportQuote Quote, ReportText Body, long? Comment, EmailAddress? Email)
{
    /// <summary>
    /// The same for the same text about the same thing. The separator cannot occur in a text, which has no NUL characters.
    /// </summary>
    internal byte[] ComputeFingerprint() => SHA256.HashData(Encoding.UTF8.GetBytes($"{Comment}\0{Quote}\0{Body}"))[..16];
}

/// <summary>The public outcome of a report, in the clinic's words and without anything that the reader wrote.</summary>
public sealed record PublishedReportOutcome(Slug Article, ReportKind Kind, string Outcome, DateTimeOffset Decided);
