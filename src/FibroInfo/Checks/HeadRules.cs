using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Title, aim and key points (P-1, P-5).</summary>
internal static class HeadRules
{
    private const int MostTitleCharacters = 60;
    private const int MostAimWords = 30;
    private const int FewestKeyPoints = 3;
    private const int MostKeyPoints = 5;
    private const int MostKeyPointWords = 15;

    public static IEnumerable<Problem> Of(CheckedArticle article)
    {
        Article text = article.Article;
        if (text.Title.Length > MostTitleCharacters)
        {
            yield return article.At("title").Advice("P-0.title", $"The title has {text.Title.Length} characters.",
                $"Use at most {MostTitleCharacters}: a phone shows no more.");
        }

        if (PlainText.Words(text.Aim).Count is var words and > MostAimWords)
        {
            yield return article.At("aim").Warning("P-5", $"The aim has {words} words.", $"Use at most {MostAimWords}.");
        }

        if (article.IsPublished && text.KeyPoints.Count is < FewestKeyPoints or > MostKeyPoints)
        {
            yield return article.At("key-points").Warning("P-1", $"There are {text.KeyPoints.Count} key points.",
                $"Write {FewestKeyPoints} to {MostKeyPoints}.");
        }

        foreach (Problem problem in text.KeyPoints.SelectMany((point, index) => OfKeyPoint(point, index + 1, article)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> OfKeyPoint(string point, int item, CheckedArticle article)
    {
        if (PlainText.Words(point).Count is var words and > MostKeyPointWords)
        {
            yield return article.At("key-points", item).Warning("P-1", $"This key point has {words} words.", $"Use at most {MostKeyPointWords}.");
        }

        int most = article.Desk.Limits.KeyPointGrade;
        if (article.Article.Language == Language.English && Readability.Of(PlainText.Sentences(point)).Grade is var grade && grade > most)
        {
            yield return article.At("key-points", item).Advice("E-4.key-point", $"This key point needs {grade:F1} years of school.",
                $"Aim at {most}: shorter words.");
        }
    }
}
