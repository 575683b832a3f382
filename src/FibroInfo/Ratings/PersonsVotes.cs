using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

/// <summary>The votes of one person, to be shown to that person or erased.</summary>
public sealed class PersonsVotes(TimeProvider clock)
{
    /// <param name="db">The rows.</param>
    /// <param name="readers">Who, on which article.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<List<Vote>> OfReadersAsync(SiteDb db, IEnumerable<(Slug Article, byte[] Reader)> readers, CancellationToken cancel)
    {
        var votes = new List<Vote>();
        foreach ((Slug article, byte[] reader) in readers)
        {
            // By the article first: there is no key on readers alone.
            votes.AddRange(await db.Set<Vote>().AsNoTracking().Where(vote => vote.Article == article && vote.Reader == reader).ToListAsync(cancel));
        }

        return votes;
    }

    public async Task EraseAsync(Writing writing, IEnumerable<Vote> votes, CancellationToken cancel)
    {
        foreach (Vote vote in votes)
        {
            writing.Remember(VoteEraser.Of(vote, clock.GetUtcNow()));
            writing.Touch(RatingStore.TagOf(vote.Article));
            await writing.Db.RemoveAsync(vote, cancel);
        }
    }
}
