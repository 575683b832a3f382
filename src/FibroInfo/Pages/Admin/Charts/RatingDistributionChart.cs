using FibroInfo.Ratings;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Charts;

/// <summary>How the votes on one article are spread, from one star to five. The numbers stand beside it, so it is hidden from who hears them.</summary>
public static class RatingDistributionChart
{
    private const int Width = 92, Height = 36, Ground = 34, Pitch = 18, Bar = 14;

    public static SafeHtml Draw(RatingSummary votes)
    {
        int most = Math.Max(1, Enumerable.Range(1, Stars.Max).Max(votes.VotesFor));
        SafeHtml bars = SafeHtml.Concat(Enumerable.Range(1, Stars.Max)
            .Where(stars => votes.VotesFor(stars) > 0)
            .Select(stars => OneBar(stars, Math.Max(2, votes.VotesFor(stars) * (Ground - 2) / most))));
        return SafeHtml.From(
            $"""<svg class="stars-chart" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" aria-hidden="true" focusable="false">"""
            + $"""<path class="ground" d="M0 {Ground}H{Width}"/>{bars}</svg>""");
    }

    private static SafeHtml OneBar(int stars, int height) =>
        SafeHtml.From($"""<path class="bar" d="M{2 + ((stars - 1) * Pitch)} {Ground}v-{height}h{Bar}V{Ground}z"/>""");

    /// <summary>"3, 0, 2, 14, 20": from one star to five.</summary>
    public static string Numbers(RatingSummary votes, UiText words) =>
        string.Join(", ", Enumerable.Range(1, Stars.Max).Select(stars => words.Number(votes.VotesFor(stars))));
}
