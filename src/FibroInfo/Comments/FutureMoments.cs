using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// Moments that a clock which was ahead left behind. Their period would end that much too late, so it begins when they are
/// found. A day of tolerance leaves alone what only a small correction of the clock put ahead.
/// </summary>
internal static class FutureMoments
{
    public static async Task CountFromNowAsync(this SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset tomorrow = now.AddDays(1);
        await db.Refused().Where(comment => comment.DecidedAt > tomorrow)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.DecidedAt, now), cancel);
        await db.Waiting().Where(comment => comment.WrittenAt > tomorrow)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.WrittenAt, now), cancel);
        await db.Unconfirmed().Where(comment => comment.WrittenAt > tomorrow)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.WrittenAt, now), cancel);
    }
}
