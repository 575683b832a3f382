using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Reports;
using FibroInfo.Site;

namespace FibroInfo.Privacy;

/// <summary>What will be erased automatically, and when, for each retention period.</summary>
public sealed class RetentionOverview(CommentRetention comments, ReportRetention reports, OutboxReader emails)
{
    public async Task<IReadOnlyList<RetentionPeriod>> ReadAsync(SitePolicy policy, CancellationToken cancel) =>
    [
        .. await comments.ExpiriesAsync(policy, cancel), await reports.ExpiryAsync(policy, cancel), await emails.ExpiryAsync(cancel),
    ];
}
