using FibroInfo.Data;
using FibroInfo.Text;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Ratings;

/// <summary>Finds the votes of one person, to show them to that person or to erase them.</summary>
public sealed class VotesByPerson(TimeProvider clock)
{
    /// <param name="readers">The person's reader key for each article.</param>
    public async Task<List<Vote>> ListByReadersAsync(SiteDbContext db, IEnumerable<(Slug Article, byte[] Reader)> readers, CancellationToken cancel)
    {
        var votes = new List<Vote>();
        foreach ((Slug article, byte[] reader) in readers)
        {
            // One query per article, because there is no index on the reader alone.
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

/// <summary>Erases votes again in a restored backup: those cast before somebody asked the clinic to erase them.</summary>
public sealed class VoteErasureReplay : IErasureReplay
{
    private const string Kind = "vote";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDbContext db, IReadOnlyList<ErasureRecord> erasures, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (IGrouping<string, ErasureRecord> group in erasures.Where(erasure => erasure.Kind == Kind).GroupBy(erasure => erasure.Subject))
        {
            if (!Slug.TryParse(group.Key, out Slug article))
            {
                continue;
            }

            ILookup<string, DateTimeOffset> marks = group.ToLookup(erasure => erasure.Mark, erasure => erasure.At);
            foreach (Vote vote in await db.Set<Vote>().AsNoTracking().Where(vote => vote.Article == article).ToListAsync(cancel))
            {
                // A vote after the erasure stays: the reader may vote again.
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
