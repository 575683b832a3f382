using FibroInfo.Ratings;
using FibroInfo.Tests.Data;
using FibroInfo.Text;

namespace FibroInfo.Tests.Ratings;

public sealed class RatingStoreTests : IDisposable
{
    private static readonly Slug Fog = Slug.Parse("fibro-fog");
    private readonly OpenStore _open = new();

    private RatingStore Ratings => new(_open.Store, _open.Changes, TimeProvider.System);

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task A_reader_who_rates_twice_counts_once_with_the_later_stars_T_4()
    {
        await RateAsync(1, "2");
        RatingSummary summary = await RateAsync(1, "5");

        Assert.Equal((1, 5.0m, 1, 0), (summary.Count, summary.Average, summary.VotesFor(5), summary.VotesFor(2)));
        Assert.Equal(["ratings:fibro-fog"], _open.Told.Distinct());
    }

    [Fact]
    public async Task Only_a_vote_of_a_reader_who_has_none_here_is_a_first_one()
    {
        bool[] first = [await IsFirstAsync(null), await IsFirstAsync("5"), await IsFirstAsync("4"), await IsFirstAsync("4"), await IsFirstAsync(null), await IsFirstAsync("3")];

        Assert.Equal([false, true, false, false, false, true], first);
    }

    [Fact]
    public async Task Of_many_votes_at_once_of_one_reader_one_is_the_first_T29()
    {
        bool[] first = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => IsFirstAsync($"{1 + (number % 5)}")));

        Assert.Single(first, isFirst => isFirst);
    }

    [Fact]
    public async Task A_vote_can_be_taken_back_and_given_again()
    {
        await RateAsync(1, "4");
        RatingSummary none = await RateAsync(1, null);
        Assert.Equal((0, 0m), (none.Count, none.Average));
        Assert.Equal(0, _open.Count("select count(*) from votes"));
        Assert.Equal(1, (await RateAsync(1, "3")).Count);
    }

    [Fact]
    public async Task A_hundred_posts_at_once_of_one_reader_count_once_T29()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => RateAsync(1, $"{1 + (number % 5)}")));

        Assert.Equal(1, _open.Count("select count(*) from votes"));
        Assert.Equal(1, _open.Count("select sum(votes) from rating_counts"));
        Assert.Equal(_open.Count("select stars from votes"), _open.Count("select stars from rating_counts where votes = 1"));
    }

    [Fact]
    public async Task After_a_rewrite_the_tally_starts_anew_and_the_old_one_stays_T_8()
    {
        await RateAsync(1, "1");
        RatingSummary fresh = (await Ratings.RateAsync(Fog, new DateOnly(2026, 11, 1), [1], Parse("5"), CancellationToken.None)).Summary;

        Assert.Equal((1, 5.0m), (fresh.Count, fresh.Average));
        Assert.Equal(1, (await Ratings.SummaryAsync(Fog, null, CancellationToken.None)).VotesFor(1));
    }

    [Fact]
    public async Task The_tally_is_the_sum_of_the_votes_whatever_was_changed()
    {
        string?[] steps = ["1", "2", null, "5", "5", null, null, "3"];
        for (byte reader = 0; reader < 20; reader++)
        {
            foreach (string? stars in steps.Take(1 + (reader % steps.Length)))
            {
                await RateAsync(reader, stars);
            }
        }

        Assert.Equal(_open.Count("select count(*) from votes"), _open.Count("select sum(votes) from rating_counts"));
        Assert.Equal(0, _open.Count("select count(*) from rating_counts t where votes <> (select count(*) from votes v where v.stars = t.stars)"));
        Assert.True(_open.Count("select count(*) from votes") > 5);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void The_average_is_hidden_until_there_are_five_votes_T_3(int votes, bool isShown) =>
        Assert.Equal(isShown, new RatingSummary([(4, votes)]).IsShownFrom(5));

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("NaN")]
    [InlineData("٣")]
    [InlineData(" 3")]
    [InlineData("33")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_a_digit_from_1_to_5_is_stars(string? text) => Assert.False(Stars.TryParse(text, out _));

    private async Task<RatingSummary> RateAsync(byte reader, string? stars) =>
        (await Ratings.RateAsync(Fog, null, [reader], stars is null ? null : Parse(stars), CancellationToken.None)).Summary;

    private async Task<bool> IsFirstAsync(string? stars) =>
        (await Ratings.RateAsync(Fog, null, [1], stars is null ? null : Parse(stars), CancellationToken.None)).IsFirst;

    private static Stars Parse(string text) => Stars.TryParse(text, out Stars stars) ? stars : throw new FormatException(text);
}
