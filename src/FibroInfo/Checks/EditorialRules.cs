using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>
/// Runs every editorial rule that needs nothing but the content folder. The result includes the problems found while the files were
/// parsed, which these rules do not report again.
/// </summary>
public static class EditorialRules
{
    private static readonly Func<CheckedText, IEnumerable<Problem>>[] TextRules =
    [
        HeadingRules.Check, LinkRules.Check, ReadabilityRules.Check, WordingRules.Check, NumberFormatRules.Check, UrgencyRules.CheckProse,
        ShopLinkRules.Check,
    ];

    private static readonly Func<CheckedArticle, IEnumerable<Problem>>[] ArticleRules =
    [
        TitleAndSummaryRules.Check, WordingRules.CheckHead, ReviewRules.Check, ClaimRules.Check, MissingLabelRules.Check, RequiredPartRules.Check,
        EasyReadingRules.Check, SourceUseRules.Check, PictureRules.Check, CommentRules.Check, UrgencyRules.Check, UrgencyRules.CheckHead,
        AdvertisementRules.Check, ShopLinkRules.CheckHead,
    ];

    /// <param name="snapshot">From a <see cref="ContentLoader"/> that keeps the parsed Markdown.</param>
    /// <param name="today">The date in the clinic's time zone.</param>
    public static IReadOnlyList<Problem> Run(ContentSnapshot snapshot, DateOnly today)
    {
        var context = new CheckContext(snapshot, today);
        var texts = snapshot.Texts.Select(text => new CheckedText(text, context)).ToList();
        IEnumerable<CheckedArticle> articles = snapshot.Texts
            .Where(text => text.Article is not null)
            .Select(text => new CheckedArticle(text.Article!, text.ParsedMarkdown, context));
        IEnumerable<Problem> found =
        [
            .. snapshot.Problems,
            .. texts.SelectMany(text => Apply(TextRules, text, text.Text.Path.Path)),
            .. articles.SelectMany(article => Apply(ArticleRules, article, article.Article.File)),
            .. ContentFolderRules.Check(context), .. CommentRules.CheckPolicy(context), .. UrgencyRules.CheckSite(context),
        ];
        return
        [
            .. found.Distinct()
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)
                .ThenBy(problem => problem.Severity),
        ];
    }

    /// <summary>The same for one file, for whoever is editing it: only the problems of this file.</summary>
    /// <param name="file">The path below the content folder.</param>
    public static IReadOnlyList<Problem> RunOn(string file, CheckContext context)
    {
        ParsedContentFile? text = context.ContentSnapshot.Texts.FirstOrDefault(text => text.Path.Path == file);
        IEnumerable<Problem> found =
        [
            .. context.ContentSnapshot.Problems.Where(problem => problem.File == file),
            .. text is null ? [] : Apply(TextRules, new CheckedText(text, context), file),
            // Only for a yaml file, which is directly in the content folder.
            .. file.Contains('/') ? [] : ContentFolderRules.Check(context).Concat(CommentRules.CheckPolicy(context)).Concat(UrgencyRules.CheckSite(context))
                .Where(problem => problem.File == file),
            .. text?.Article is not { } article ? [] : Apply(ArticleRules, new CheckedArticle(article, text.ParsedMarkdown, context), file),
        ];
        return [.. found.Distinct().OrderBy(problem => problem.Severity).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
    }

    // A rule that throws becomes a problem of this text, and the other rules and texts are still checked.
    private static IEnumerable<Problem> Apply<T>(IEnumerable<Func<T, IEnumerable<Problem>>> rules, T text, string file)
    {
        foreach (Func<T, IEnumerable<Problem>> rule in rules)
        {
            List<Problem> found;
            try
            {
                found = [.. rule(text)];
            }
#pragma warning disable CA1031 // Whatever exception a rule throws on one text.
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
