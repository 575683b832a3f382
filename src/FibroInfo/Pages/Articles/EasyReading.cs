using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Markdown;

namespace FibroInfo.Pages.Articles;

/// <summary>Easy reading of one article (trust requirements, section 12).</summary>
/// <param name="Part">From 1; 0 shows all parts under each other.</param>
public sealed record EasyReading(Article Article, int Part)
{
    public IReadOnlyList<EasyPart> Parts => Article.Text.EasyParts;

    public bool ShowsAll => Part == 0;

    public string Address(int part) => string.Create(CultureInfo.InvariantCulture, $"{Article.Address}?view=easy&part={part}");

    public string AllAddress => $"{Article.Address}?view=easy&part=all";
}
