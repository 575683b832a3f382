using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>What readers say is wrong, and what became of it in public. What the staff do with it is <see cref="ReportDesk"/>.</summary>
public sealed class ReportStore(Store store, Seal seal, TimeProvider clock)
{
    /// <summary>Told when the list of public outcomes changed.</summary>
    public const string CorrectionsTag = "corrections";

    /// <summary>Whether this reader has told us something about this article, as long as it is kept.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<bool> HasReportedAsync(Slug article, byte[] reader, CancellationToken cancel) =>
        store.ReadAsync(db => db.Set<Report>().AnyAsync(report => report.Article == article && report.Reader == reader, cancel));

    /// <summary>
    /// Keeps it. While the same report of the same reader waits, it is taken for a second click; once that was decided, its
    /// writer says that the matter is not settled, and is promised again that a person reads it.
    /// </summary>
    /// <exception cref="StoreAwayException">Nothing was stored.</exception>
    public Task PostAsync(NewReport report, CancellationToken cancel)
    {
        byte[]? email = report.Email is { } address ? seal.Close(address.Value) : null;
        (string kind, byte[] print) = (report.Kind.ToString(), report.Print());
        return store.WriteAsync(async writing =>
        {
            await writing.Db.Database.ExecuteSqlAsync(
                $"""
                update reports set print = null
                where article = {report.Article.Value} and reader = {report.Reader} and kind = {kind} and print = {print} and decided is not null
                """, cancel);
            return await writing.Db.Database.ExecuteSqlAsync(
                $"""
                insert into reports (article, reader, kind, print, quote, body, comment, email, at, is_public)
                values ({report.Article.Value}, {report.Reader}, {kind}, {print}, {report.Quote.Value}, {report.Body.Value},
                    {report.Comment}, {email}, {clock.GetUtcNow().UtcDateTime}, {false})
                on conflict (article, reader, kind, print) do nothing
                """, cancel);
        }, cancel);
    }

    /// <summary>What became of reports, where the staff made it public; newest first.</summary>
    /// <exception cref="StoreAwayException">The store does not answer.</exception>
    public Task<List<PublicOutcome>> PublicOutcomesAsync(CancellationToken cancel) => store.ReadAsync(db => db.Set<Report>().AsNoTracking()
        .Where(report => report.IsPublic && report.Decided != null)
        .OrderByDescending(report => report.Decided).ThenByDescending(report => report.Id)
        .Select(report => new PublicOutcome(report.Article, report.Kind, report.Outcome!, report.Decided!.Value))
        .ToListAsync(cancel));
}
