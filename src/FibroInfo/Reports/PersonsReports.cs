using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>The reports of one person, to be shown to that person or erased. Those whose words are gone already are nobody's.</summary>
public sealed class PersonsReports(Seal seal, TimeProvider clock)
{
    /// <summary>Addresses are sealed, no two alike: each is opened and compared.</summary>
    /// <exception cref="StoreAwayException">The keys cannot be read.</exception>
    public async Task<List<KeptReport>> WithAddressAsync(SiteDb db, EmailAddress address, CancellationToken cancel)
    {
        List<KeptReport> all = await KeptAsync(db.Set<Report>().Where(report => report.Email != null), cancel);
        return all.FindAll(report => address.Value.Equals(report.Address, StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="db">The rows.</param>
    /// <param name="readers">Keys, of which each is good for one article.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<List<KeptReport>> OfReadersAsync(SiteDb db, IReadOnlyCollection<byte[]> readers, CancellationToken cancel) =>
        KeptAsync(db.Set<Report>().Where(report => readers.Contains(report.Reader)), cancel);

    /// <summary>Of a decided one the decision stays. One that waits goes: without its words nobody can decide on it.</summary>
    public async Task EraseAsync(Writing writing, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        IQueryable<Report> theirs = writing.Db.Set<Report>().Where(report => ids.Contains(report.Id) && report.Body != null);
        foreach (Report report in await theirs.AsNoTracking().ToListAsync(cancel))
        {
            writing.Remember(ReportEraser.Of(report, clock.GetUtcNow()));
        }

        await theirs.EraseAsync(cancel);
    }

    private async Task<List<KeptReport>> KeptAsync(IQueryable<Report> some, CancellationToken cancel)
    {
        List<KeptReport> kept = await some.AsNoTracking().Where(report => report.Body != null).OrderBy(report => report.Id).Select(report => new KeptReport(
            report.Id, report.Article, report.Kind, report.Comment, report.Quote!, report.Body!, report.Reader, report.Email, null,
            report.At, report.Decided, report.Outcome)).ToListAsync(cancel);
        return kept.ConvertAll(report => report with { Address = report.SealedAddress is { } closed ? seal.Open(closed) : null });
    }
}
