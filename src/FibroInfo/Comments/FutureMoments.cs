using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Comments;

/// <summary>
/// Moments that a clock which was ahead left behind (<see cref="PlausibleTime"/>). Their period would end that much too late, so
/// it begins when they are found.
/// </summary>
internal static class FutureMoments
{
    public static async Task CountFromNowAsync(this SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset latest = PlausibleTime.Latest(now, PlausibleTime.Day);
        await db.Refused().Where(comment => comment.DecidedAt > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.DecidedAt, now), cancel);
        await db.Waiting().Where(comment => comment.WrittenAt > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.WrittenAt, now), cancel);
        await db.Unconfirmed().Where(comment => comment.WrittenAt > latest)
            .ExecuteUpdateAsync(change => change.SetProperty(comment => comment.WrittenAt, now), cancel);
    }
}
