using System.Globalization;
using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

/// <summary>Erases reports again in rows that were put back.</summary>
public sealed class ReportEraser : IEraser
{
    private const string Kind = "report";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDb db, IReadOnlyList<Erasure> erasures, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (Erasure[] some in erasures.Where(erasure => erasure.Kind == Kind && IdIn(erasure) > 0).Chunk(1000))
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

    internal static Erasure Of(Report report, DateTimeOffset now) => new(now, Kind, $"{report.Id}", MarkOf(report));

    // The reader's key is as good as random; the time keeps apart what one reader says twice.
    private static string MarkOf(Report report) => Erasure.MarkOf([.. report.Reader ?? [], .. BitConverter.GetBytes(report.At.UtcTicks)]);

    private static long IdIn(Erasure erasure) => long.TryParse(erasure.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;
}
