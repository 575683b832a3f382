using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

/// <summary>The votes of one person, to be shown to that person or erased.</summary>
public sealed class VotesByPerson(TimeProvider clock)
{
    /// <param name="db">The rows.</param>
    /// <param name="readers">Who, on which article.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<List<Vote>> ListByReadersAsync(SiteDbContext db, IEnumerable<(Slug Article, byte[] Reader)> readers, CancellationToken cancel)
    {
        var votes = new List<Vote>();
        foreach ((Slug article, byte[] reader) in readers)
        {
            // By the article first: there is no key on readers alone.
            votes.AddRange(await db.Set<Vote>().AsNoTracking().Where(vote => vote.Article == article && vote.Reader == reader).ToListAsync(cancel));
        }

        return votes;
    }

    public async Task EraseAsync(WriteTransaction transaction, IEnumerable<Vote> votes, CancellationToken cancel)
    {
        foreach (Vote vote in votes)
        {
            transaction.RecordErasure(VoteErasureReplay.CreateErasure(vote, clock.GetUtcNow()));
            transaction.Invalidate(RatingStore.TagOf(vote.Article));
            await transaction.Db.RemoveAsync(vote, cancel);
        }
    }
}

/// <summary>Erases votes again in rows that were put back: those that somebody asked the clinic to erase, until then.</summary>
public sealed class VoteErasureReplay : IErasureReplay
{
    private const string Kind = "vote";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (IGrouping<string, ErasureRecord> some in erasures.Where(erasure => erasure.Kind == Kind).GroupBy(erasure => erasure.Subject))
        {
            if (!Slug.TryParse(some.Key, out Slug article))
            {
                continue;
            }

            ILookup<string, DateTimeOffset> marks = some.ToLookup(erasure => erasure.Mark, erasure => erasure.At);
            foreach (Vote vote in await db.Set<Vote>().AsNoTracking().Where(vote => vote.Article == article).ToListAsync(cancel))
            {
                // A reader may vote again afterwards.
                if (marks[ErasureRecord.MarkOf(vote.Reader)].Any(at => vote.At <= at))
                {
                    await db.RemoveAsync(vote, cancel);
                    found.Add(RatingStore.TagOf(article));
                }
            }
        }

        return found;
    }

    internal static ErasureRecord CreateErasure(Vote vote, DateTimeOffset now) => new(now, Kind, $"{vote.Article}", ErasureRecord.MarkOf(vote.Reader));
}
