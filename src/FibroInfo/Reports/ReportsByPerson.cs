using System.Globalization;
using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>The reports of one person, to be shown to that person or erased. Those whose words are gone already are nobody's.</summary>
public sealed class ReportsByPerson(FieldProtector protector, TimeProvider clock)
{
    /// <summary>Addresses are sealed, no two alike: each is opened and compared.</summary>
    /// <exception cref="DatabaseUnavailableException">The keys cannot be read.</exception>
    public async Task<List<ReportExport>> WithAddressAsync(SiteDbContext db, EmailAddress address, CancellationToken cancel)
    {
        List<ReportExport> all = await KeptAsync(db.Set<Report>().Where(report => report.Email != null), cancel);
        return all.FindAll(report => address.Value.Equals(report.Address, StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="db">The rows.</param>
    /// <param name="readers">Keys, of which each is good for one article.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<List<ReportExport>> ListByReadersAsync(SiteDbContext db, IReadOnlyCollection<byte[]> readers, CancellationToken cancel) =>
        KeptAsync(db.Set<Report>().Where(report => readers.Contains(report.Reader)), cancel);

    /// <summary>Of a decided one the decision stays. One that waits goes: without its words nobody can decide on it.</summary>
    public async Task EraseAsync(WriteTransaction transaction, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        IQueryable<Report> theirs = transaction.Db.Set<Report>().Where(report => ids.Contains(report.Id) && report.Body != null);
        foreach (Report report in await theirs.AsNoTracking().ToListAsync(cancel))
        {
            transaction.RecordErasure(ReportErasureReplay.CreateErasure(report, clock.GetUtcNow()));
        }

        await theirs.EraseAsync(cancel);
    }

    private async Task<List<ReportExport>> KeptAsync(IQueryable<Report> reports, CancellationToken cancel)
    {
        List<ReportExport> kept = await reports.AsNoTracking().Where(report => report.Body != null).OrderBy(report => report.Id).Select(report => new ReportExport(
            report.Id, report.Article, report.Kind, report.Comment, report.Quote!, report.Body!, report.Reader, report.Email, null,
            report.At, report.Decided, report.Outcome)).ToListAsync(cancel);
        return kept.ConvertAll(report => report with { Address = report.SealedAddress is { } closed ? protector.Unprotect(closed) : null });
    }
}

/// <summary>All that is kept of a report, as its writer may ask for it.</summary>
/// <param name="Reader">Who, on this article.</param>
/// <param name="Address">Null when none was left, or the key of its seal is lost.</param>
/// <param name="Outcome">What the clinic answered; null while it waits.</param>
public sealed record ReportExport(
    long Id, Slug Article, ReportKind Kind, long? Comment, string Quote, string Body, byte[]? Reader, byte[]? SealedAddress, string? Address,
    DateTimeOffset At, DateTimeOffset? Decided, string? Outcome);

/// <summary>Erases reports again in rows that were put back.</summary>
public sealed class ReportErasureReplay : IErasureReplay
{
    private const string Kind = "report";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (ErasureRecord[] some in erasures.Where(erasure => erasure.Kind == Kind && IdIn(erasure) > 0).Chunk(1000))
        {
            long[] ids = [.. some.Select(IdIn)];
            HashSet<string> marks = [.. some.Select(erasure => erasure.Mark)];
            List<Report> there = await db.Set<Report>().AsNoTracking().Where(report => ids.Contains(report.Id) && report.Body != null).ToListAsync(cancel);
            long[] theirs = [.. there.Where(report => marks.Contains(MarkOf(report))).Select(report => report.Id)];
            await db.Set<Report>().Where(report => theirs.Contains(report.Id)).EraseAsync(cancel);
            found.UnionWith(theirs.Select(id => $"{Kind}:{id}"));
        }

        return found;
    }

    internal static ErasureRecord CreateErasure(Report report, DateTimeOffset now) => new(now, Kind, $"{report.Id}", MarkOf(report));

    // The reader's key is as good as random; the time keeps apart what one reader says twice.
    private static string MarkOf(Report report) => ErasureRecord.MarkOf([.. report.Reader ?? [], .. BitConverter.GetBytes(report.At.UtcTicks)]);

    private static long IdIn(ErasureRecord erasure) => long.TryParse(erasure.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;
}

internal static class ReportErasure
{
    /// <summary>Leaves of decided ones the decision, and of the others nothing.</summary>
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
