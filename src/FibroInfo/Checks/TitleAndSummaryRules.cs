using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Length of title, aim and key points (P-1, P-5), and readability of key points (E-4).</summary>
internal static class TitleAndSummaryRules
{
    private const int MaxTitleCharacters = 60;
    private const int MaxAimWords = 30;

    // Two lines of a phone 390 pixels wide. A third pushes the key points off the first screen.
    private const int MaxAimCharacters = 88;

    private const int MinKeyPoints = 3;
    private const int MaxKeyPoints = 5;
    private const int MaxKeyPointWords = 15;

    public static IEnumerable<Problem> Check(CheckedArticle article)
    {
        Article text = article.Article;
        if (text.Title.Length > MaxTitleCharacters)
        {
            yield return article.At("title").Advice("P-0.title", $"The title has {text.Title.Length} characters.",
                $"Use at most {MaxTitleCharacters}: a phone shows no more.");
        }

        if (PlainText.Words(text.Aim).Count is var words and > MaxAimWords)
        {
            yield return article.At("aim").Warning("P-5", $"The aim has {words} words.", $"Use at most {MaxAimWords}.");
        }
        else if (text.Aim.Length > MaxAimCharacters)
        {
            yield return article.At("aim").Advice("P-5", $"The aim has {text.Aim.Length} characters.",
                $"Use at most {MaxAimCharacters}: then it takes two lines on a phone, and the key points are in sight.");
        }

        if (article.IsPublished && text.KeyPoints.Count is < MinKeyPoints or > MaxKeyPoints)
        {
            yield return article.At("key-points").Warning("P-1", $"There are {text.KeyPoints.Count} key points.",
                $"Write {MinKeyPoints} to {MaxKeyPoints}.");
        }

        foreach (Problem problem in text.KeyPoints.SelectMany((point, index) => CheckKeyPoint(point, index + 1, article)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckKeyPoint(string point, int item, CheckedArticle article)
    {
        if (PlainText.Words(point).Count is var words and > MaxKeyPointWords)
        {
            yield return article.At("key-points", item).Warning("P-1", $"This key point has {words} words.", $"Use at most {MaxKeyPointWords}.");
        }

        int maxGrade = article.Context.Limits.KeyPointGrade;
        if (article.Article.Language == Language.English && Readability.Measure(PlainText.Sentences(point)).Grade is var grade && grade > maxGrade)
        {
            yield return article.At("key-points", item).Advice("E-4.key-point", $"This key point needs {grade:F1} years of school.",
                $"Aim at {maxGrade}: shorter words.");
        }
    }
}
