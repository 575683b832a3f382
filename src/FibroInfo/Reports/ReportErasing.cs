using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Reports;

internal static class ReportErasing
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
