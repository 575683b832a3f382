using FibroInfo.Data;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

internal static class VoteRows
{
    /// <summary>Takes a vote away, and from the count, unless it was changed or taken back meanwhile.</summary>
    public static async Task RemoveAsync(this SiteDb db, Vote vote, CancellationToken cancel)
    {
        int removed = await db.Set<Vote>()
            .Where(other => other.Article == vote.Article && other.Era == vote.Era && other.Reader == vote.Reader && other.Stars == vote.Stars)
            .ExecuteDeleteAsync(cancel);
        if (removed > 0)
        {
            await db.Set<Tally>().Where(tally => tally.Article == vote.Article && tally.Era == vote.Era && tally.Stars == vote.Stars)
                .ExecuteUpdateAsync(set => set.SetProperty(tally => tally.Votes, tally => tally.Votes - 1), cancel);
        }
    }
}
