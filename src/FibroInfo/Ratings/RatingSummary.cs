namespace FibroInfo.Ratings;

/// <summary>How readers found an article: how many gave 1 to 5 stars.</summary>
public sealed class RatingSummary
{
    private readonly int[] _votes = new int[Stars.Most + 1];

    public RatingSummary(IEnumerable<(int Stars, int Votes)> votes)
    {
        foreach ((int stars, int count) in votes)
        {
            _votes[stars] = count;
        }
    }

    public int Count => _votes.Sum();

    /// <summary>Stars, unrounded; NaN without votes.</summary>
    public double Average => _votes.Select((votes, stars) => (double)votes * stars).Sum() / Count;

    public int VotesFor(int stars) => _votes[stars];

    /// <summary>Too few votes say more about the voters than about the page (T-3).</summary>
    public bool IsShownFrom(int least) => Count > 0 && Count >= least;
}
