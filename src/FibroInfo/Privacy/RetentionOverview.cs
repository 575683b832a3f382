using FibroInfo.Comments;
using FibroInfo.Data;
using FibroInfo.Mail;
using FibroInfo.Reports;
using FibroInfo.Site;

namespace FibroInfo.Privacy;

/// <summary>What will be erased by itself, and when the next of it goes: asked of those who erase it.</summary>
public sealed class RetentionOverview(CommentRetention comments, ReportRetention reports, OutboxReader letters)
{
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<RetentionPeriod>> ReadAsync(SitePolicy policy, CancellationToken cancel) =>
    [
        .. await comments.ExpiriesAsync(policy, cancel), await reports.ExpiryAsync(policy, cancel), await letters.ExpiryAsync(cancel),
    ];
}
