using FibroInfo.Articles;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>
/// Every editorial rule that the content folder alone can decide, over the whole of it. What reading found stands first;
/// the rules here never find it again.
/// </summary>
public static class Rules
{
    private static readonly Func<CheckedText, IEnumerable<Problem>>[] OfTexts =
    [
        StructureRules.Of, LinkRules.Of, ReadingRules.Of, WordRules.Of, NumberRules.Of,
    ];

    private static readonly Func<CheckedArticle, IEnumerable<Problem>>[] OfArticles =
    [
        HeadRules.Of, WordRules.OfHead, ReviewRules.Of, ClaimRules.Of, PartRules.Of, EasyRules.Of, SourceUseRules.Of, PictureRules.Of, CommentRules.Of,
    ];

    /// <param name="holdings">Read with its manuscripts kept.</param>
    /// <param name="today">The date on the clinic's wall.</param>
    public static IReadOnlyList<Problem> Run(Holdings holdings, DateOnly today)
    {
        var desk = new CheckDesk(holdings, today);
        var texts = holdings.Texts.Select(text => new CheckedText(text, desk)).ToList();
        IEnumerable<CheckedArticle> articles = holdings.Texts
            .Where(text => text.Article is not null)
            .Select(text => new CheckedArticle(text.Article!, text.Manuscript, desk));
        IEnumerable<Problem> found =
        [
            .. holdings.Problems,
            .. texts.SelectMany(text => OfTexts.SelectMany(rule => rule(text))),
            .. articles.SelectMany(article => OfArticles.SelectMany(rule => rule(article))),
            .. FolderRules.Of(desk), .. CommentRules.OfPolicy(desk),
        ];
        return
        [
            .. found.Distinct()
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)
                .ThenBy(problem => problem.Severity),
        ];
    }
}
