using FibroInfo.Accounts;
using FibroInfo.Audit;
using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Reports;
using FibroInfo.Text;

namespace FibroInfo.Pages.Shared;

/// <summary>The menu of the staff's room: the areas that somebody's roles open, in the order of a day's work.</summary>
public static class StaffMenu
{
    private static readonly Breadcrumb[] All =
    [
        new("staff.menu.today", Routes.Admin.Home),
        new("staff.menu.articles", Routes.Admin.Articles),
        new("staff.menu.pages", Routes.Admin.Pages),
        new("staff.menu.sources", Routes.Admin.Sources),
        new("staff.menu.site", Routes.Admin.Site),
        new("staff.menu.comments", Routes.Admin.Comments),
        new("staff.menu.reports", Routes.Admin.Reports),
        new("staff.menu.privacy", Routes.Admin.Privacy),
        new("staff.menu.mail", Routes.Admin.Mail),
        new("staff.menu.audit", Routes.Admin.Audit),
        new("staff.menu.staff", Routes.Admin.Staff),
        new("staff.menu.help", Routes.Admin.Help),
    ];

    /// <summary>Each with the key of its words as its name.</summary>
    public static IEnumerable<Breadcrumb> For(Role roles) => All.Where(entry => StaffAccessRules.Find(entry.Address)!.IsOpenTo(roles));

    /// <summary>Whether a page at this address belongs to the entry.</summary>
    public static bool IsCurrent(Breadcrumb entry, PathString asked) =>
        entry.Address == StaffReturnUrl.Home ? asked == entry.Address : asked.StartsWithSegments(entry.Address, StringComparison.Ordinal);
}

/// <summary>What waits, beside the entries of the staff's menu. Once a request: the menu stands on the page twice.</summary>
public sealed class MenuCounts(CommentStatistics comments, ReportStatistics reports)
{
    private (int Comments, int Reports)? _read;

    /// <returns>0 for an entry without a number, and while the store is away.</returns>
    public async Task<int> ForAsync(Breadcrumb entry, CancellationToken cancel)
    {
        if (entry.Address is not (Routes.Admin.Comments or Routes.Admin.Reports))
        {
            return 0;
        }

        _read ??= await ReadAsync(cancel);
        return entry.Address == Routes.Admin.Comments ? _read.Value.Comments : _read.Value.Reports;
    }

    private async Task<(int Comments, int Reports)> ReadAsync(CancellationToken cancel)
    {
        try
        {
            (PendingCount despair, PendingCount others) = await comments.WaitingAsync(cancel);
            return (despair.Count + others.Count, (await reports.WaitingAsync(cancel)).Values.Sum(kind => kind.Count));
        }
        catch (DatabaseUnavailableException)
        {
            return (0, 0);
        }
    }
}
