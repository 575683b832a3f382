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

    public async Task EraseAsync(WriteTransaction writing, IEnumerable<Vote> votes, CancellationToken cancel)
    {
        foreach (Vote vote in votes)
        {
            writing.Remember(VoteErasureReplay.Of(vote, clock.GetUtcNow()));
            writing.Touch(RatingStore.TagOf(vote.Article));
            await writing.Db.RemoveAsync(vote, cancel);
        }
    }
}

/// <summary>Erases votes again in rows that were put back: those that somebody asked the clinic to erase, until then.</summary>
public sealed class VoteErasureReplay : IErasureReplay
{
    private const string Kind = "vote";

    public async Task<IReadOnlyCollection<string>> RepeatAsync(SiteDb db, IReadOnlyList<Erasure> erasures, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (IGrouping<string, Erasure> some in erasures.Where(erasure => erasure.Kind == Kind).GroupBy(erasure => erasure.Subject))
        {
            if (!Slug.TryParse(some.Key, out Slug article))
            {
                continue;
            }

            ILookup<string, DateTimeOffset> marks = some.ToLookup(erasure => erasure.Mark, erasure => erasure.At);
            foreach (Vote vote in await db.Set<Vote>().AsNoTracking().Where(vote => vote.Article == article).ToListAsync(cancel))
            {
                // A reader may vote again afterwards.
                if (marks[Erasure.MarkOf(vote.Reader)].Any(at => vote.At <= at))
                {
                    await db.RemoveAsync(vote, cancel);
                    found.Add(RatingStore.TagOf(article));
                }
            }
        }

        return found;
    }

    internal static Erasure Of(Vote vote, DateTimeOffset now) => new(now, Kind, $"{vote.Article}", Erasure.MarkOf(vote.Reader));
}
