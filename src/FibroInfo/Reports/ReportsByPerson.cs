using System.Globalization;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>
/// Finds the reports of one person, to show them to that person or to erase them. Erased reports can no longer be matched to anybody.
/// </summary>
public sealed class ReportsByPerson(FieldProtector protector, TimeProvider clock)
{
    /// <summary>Each address is encrypted differently, even the same one, so all of them are decrypted and compared.</summary>
    public async Task<List<ReportExport>> WithAddressAsync(SiteDbContext db, EmailAddress address, CancellationToken cancel)
    {
        List<ReportExport> all = await ExportAsync(db.Set<Report>().Where(report => report.Email != null), cancel);
        return all.FindAll(report => address.Value.Equals(report.Address, StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="readers">Keys of readers; each is valid for one article.</param>
    public Task<List<ReportExport>> ListByReadersAsync(SiteDbContext db, IReadOnlyCollection<byte[]> readers, CancellationToken cancel) =>
        ExportAsync(db.Set<Report>().Where(report => readers.Contains(report.Reader)), cancel);

    /// <summary>
    /// Of a decided report the decision is kept. An open report is deleted, because without its text nobody can decide on it.
    /// </summary>
    public async Task EraseAsync(WriteTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        IQueryable<Report> reports = transaction.Db.Set<Report>().Where(report => ids.Contains(report.Id) && report.Body != null);
        foreach (Report report in await reports.AsNoTracking().ToListAsync(cancel))
        {
            transaction.RecordErasure(ReportErasureReplay.CreateErasure(report, clock.GetUtcNow()));
        }

        await reports.EraseAsync(cancel);
    }

    private async Task<List<ReportExport>> ExportAsync(IQueryable<Report> reports, CancellationToken cancel)
    {
        IQueryable<Report> withText = reports.AsNoTracking().Where(report => report.Body != null).OrderBy(report => report.Id);
        List<ReportExport> exports = await withText.Select(report => new ReportExport(
            report.Id, report.Article, report.Kind, report.Comment, report.Quote!, report.Body!, report.Reader, report.Email, null,
            report.At, report.Decided, report.Outcome)).ToListAsync(cancel);
        return exports.ConvertAll(report => report with { Address = report.SealedAddress is { } encrypted ? protector.Unprotect(encrypted) : null });
    }
}

/// <summary>All data that is kept about a report, which its writer may ask for.</summary>
/// <param name="Reader">The reader's key for this article.</param>
/// <param name="Address">Null when none was given, or its key is lost.</param>
/// <param name="Outcome">What was decided; null until then.</param>
public sealed record ReportExport(
    long Id, Slug Article, ReportKind Kind, long? Comment, string Quote, string Body, byte[]? Reader, byte[]? SealedAddress, string? Address,
    DateTimeOffset At, DateTimeOffset? Decided, string? Outcome);

/// <summary>Erases reports again in a restored backup.</summary>
public sealed class ReportErasureReplay : IErasureReplay
{
    private const string Kind = "report";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (ErasureRecord[] batch in erasures.Where(erasure => erasure.Kind == Kind && IdIn(erasure) > 0).Chunk(1000))
        {
            long[] ids = [.. batch.Select(IdIn)];
            HashSet<string> marks = [.. batch.Select(erasure => erasure.Mark)];
            List<Report> existing = await db.Set<Report>().AsNoTracking().Where(report => ids.Contains(report.Id) && report.Body != null).ToListAsync(cancel);
            long[] matching = [.. existing.Where(report => marks.Contains(MarkOf(report))).Select(report => report.Id)];
            await db.Set<Report>().Where(report => matching.Contains(report.Id)).EraseAsync(cancel);
            found.UnionWith(matching.Select(id => $"{Kind}:{id}"));
        }

        return found;
    }

    internal static ErasureRecord CreateErasure(Report report, DateTimeOffset now) => new(now, Kind, $"{report.Id}", MarkOf(report));

    // The reader's key is practically random; the time distinguishes several reports by one reader.
    private static string MarkOf(Report report) => ErasureRecord.MarkOf([.. report.Reader ?? [], .. BitConverter.GetBytes(report.At.UtcTicks)]);

    private static long IdIn(ErasureRecord erasure) => long.TryParse(erasure.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;
}

internal static class ReportErasure
{
    /// <summary>Keeps only the decision of decided reports, and deletes the others.</summary>
    public static async Task EraseAsync(this IQueryable<Report> reports, CancellationToken cancel)
    {
        await reports.Where(report => report.Decided != null).EraseWordsAsync(cancel);
        await reports.Where(report => report.Decided == null).ExecuteDeleteAsync(cancel);
    }

    public static Task<int> EraseWordsAsync(this IQueryable<Report> reports, CancellationToken cancel) => reports.ExecuteUpdateAsync(
        set => set.SetProperty(report => report.Quote, (string?)null)
            .SetProperty(report => report.Body, (string?)null)
            .SetProperty(report => report.Email, (byte[]?)null)
            .SetProperty(report => report.Reader, (byte[]?)null)
            .SetProperty(report => report.Print, (byte[]?)null), cancel);
}
