using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>
/// Every editorial rule that the content folder alone can decide, over the whole of it. What reading found stands first;
/// the rules here never find it again.
/// </summary>
public static class EditorialRules
{
    private static readonly Func<CheckedText, IEnumerable<Problem>>[] TextRules =
    [
        HeadingRules.Check, LinkRules.Check, ReadabilityRules.Check, WordingRules.Check, NumberFormatRules.Check,
    ];

    private static readonly Func<CheckedArticle, IEnumerable<Problem>>[] ArticleRules =
    [
        TitleAndSummaryRules.Check, WordingRules.CheckHead, ReviewRules.Check, ClaimRules.Check, RequiredPartRules.Check, EasyReadingRules.Check, SourceUseRules.Check, PictureRules.Check, CommentRules.Check,
    ];

    /// <param name="snapshot">Read with its manuscripts kept.</param>
    /// <param name="today">The date on the clinic's wall.</param>
    public static IReadOnlyList<Problem> Run(ContentSnapshot snapshot, DateOnly today)
    {
        var desk = new CheckContext(snapshot, today);
        var texts = snapshot.Texts.Select(text => new CheckedText(text, desk)).ToList();
        IEnumerable<CheckedArticle> articles = snapshot.Texts
            .Where(text => text.Article is not null)
            .Select(text => new CheckedArticle(text.Article!, text.ParsedMarkdown, desk));
        IEnumerable<Problem> found =
        [
            .. snapshot.Problems,
            .. texts.SelectMany(text => Apply(TextRules, text, text.Text.Path.Path)),
            .. articles.SelectMany(article => Apply(ArticleRules, article, article.Article.File)),
            .. ContentFolderRules.Check(desk), .. CommentRules.CheckPolicy(desk),
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
    public static IReadOnlyList<Problem> RunOn(string file, CheckContext context)
    {
        ParsedContentFile? text = context.ContentSnapshot.Texts.FirstOrDefault(text => text.Path.Path == file);
        IEnumerable<Problem> found =
        [
            .. context.ContentSnapshot.Problems.Where(problem => problem.File == file),
            .. text is null ? [] : Apply(TextRules, new CheckedText(text, context), file),
            // A yaml file, which stands in no folder of a text.
            .. file.Contains('/') ? [] : ContentFolderRules.Check(context).Concat(CommentRules.CheckPolicy(context)).Where(problem => problem.File == file),
            .. text?.Article is not { } article ? [] : Apply(ArticleRules, new CheckedArticle(article, text.ParsedMarkdown, context), file),
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
                found = [UnexpectedParseError.From(file, fault)];
            }

            foreach (Problem problem in found)
            {
                yield return problem;
            }
        }
    }
}
