using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Reports;

namespace FibroInfo.Pages.Shared;

/// <summary>What waits, beside the entries of the staff's menu. Once a request: the menu stands on the page twice.</summary>
public sealed class MenuCounts(CommentFigures comments, ReportFigures reports)
{
    private (int Comments, int Reports)? _read;

    /// <returns>0 for an entry without a number, and while the store is away.</returns>
    public async Task<int> ForAsync(Crumb entry, CancellationToken cancel)
    {
        if (entry.Address is not ("/admin/comments" or "/admin/reports"))
        {
            return 0;
        }

        _read ??= await ReadAsync(cancel);
        return entry.Address == "/admin/comments" ? _read.Value.Comments : _read.Value.Reports;
    }

    private async Task<(int Comments, int Reports)> ReadAsync(CancellationToken cancel)
    {
        try
        {
            (Backlog despair, Backlog others) = await comments.WaitingAsync(cancel);
            return (despair.Count + others.Count, (await reports.WaitingAsync(cancel)).Values.Sum(kind => kind.Count));
        }
        catch (StoreAwayException)
        {
            return (0, 0);
        }
    }
}
