using FibroInfo.Content;
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
    public static IReadOnlyList<Problem> Run(ContentSnapshot holdings, DateOnly today)
    {
        var desk = new CheckContext(holdings, today);
        var texts = holdings.Texts.Select(text => new CheckedText(text, desk)).ToList();
        IEnumerable<CheckedArticle> articles = holdings.Texts
            .Where(text => text.Article is not null)
            .Select(text => new CheckedArticle(text.Article!, text.ParsedMarkdown, desk));
        IEnumerable<Problem> found =
        [
            .. holdings.Problems,
            .. texts.SelectMany(text => Apply(OfTexts, text, text.Text.Path.Path)),
            .. articles.SelectMany(article => Apply(OfArticles, article, article.Article.File)),
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

    /// <summary>The same for one file of the folder, for who is writing it: what stands in it, and nothing of others.</summary>
    /// <param name="file">Below the content folder.</param>
    public static IReadOnlyList<Problem> RunOn(string file, CheckContext desk)
    {
        ReadText? text = desk.ContentSnapshot.Texts.FirstOrDefault(text => text.Path.Path == file);
        IEnumerable<Problem> found =
        [
            .. desk.ContentSnapshot.Problems.Where(problem => problem.File == file),
            .. text is null ? [] : Apply(OfTexts, new CheckedText(text, desk), file),
            // A yaml file, which stands in no folder of a text.
            .. file.Contains('/') ? [] : FolderRules.Of(desk).Concat(CommentRules.OfPolicy(desk)).Where(problem => problem.File == file),
            .. text?.Article is not { } article ? [] : Apply(OfArticles, new CheckedArticle(article, text.ParsedMarkdown, desk), file),
        ];
        return [.. found.Distinct().OrderBy(problem => problem.Severity).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
    }

    // A rule that fails on one text says nothing against the others.
    private static IEnumerable<Problem> Apply<T>(IEnumerable<Func<T, IEnumerable<Problem>>> rules, T text, string file)
    {
        foreach (Func<T, IEnumerable<Problem>> rule in rules)
        {
            List<Problem> found;
            try
            {
                found = [.. rule(text)];
            }
#pragma warning disable CA1031 // Whatever one text does to a rule.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                found = [ReadingFault.From(file, fault)];
            }

            foreach (Problem problem in found)
            {
                yield return problem;
            }
        }
    }
}
