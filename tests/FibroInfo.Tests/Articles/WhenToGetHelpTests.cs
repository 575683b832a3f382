using System.Text.RegularExpressions;

namespace FibroInfo.Tests.Articles;

/// <summary>What the shipped articles say about when to get help: the same everywhere, and no emergency under "the same day".</summary>
public sealed class WhenToGetHelpTests
{
    private const string Emergency = "Call 113 now";
    private const string OwnLine = "Do you think of ending your life?";
    private const string SameDay = "Get help the same day";
    private const string Appointment = "Book an appointment";

    private static readonly string[] Levels = [Emergency, OwnLine, SameDay, Appointment];

    /// <summary>Each sign, as the box says it and as easy reading says it.</summary>
    public static TheoryData<string, string> Signs => new()
    {
        { "chest pain", "chest pain" },
        { "droops", "face, arm or leg" },
        { "sudden weakness", "suddenly weak" },
        { "trouble speaking", "breathe or speak" },
        { "trouble breathing", "cannot breathe" },
        { "confusion", "confused" },
        { "numbness between the legs", "numb between your legs" },
        { "urine or stool", "urine or stool" },
        { "weakness or numbness in both legs", "between your legs" },
    };

    [Theory]
    [MemberData(nameof(Signs))]
    public void A_sign_of_an_emergency_stands_under_113_and_nowhere_else(string sign, string easySign)
    {
        Assert.All(Articles(), article =>
        {
            (string Level, string Line)[] said = [.. Help(article).Where(line => line.Line.Contains(sign, StringComparison.OrdinalIgnoreCase))];
            Assert.NotEmpty(said);
            Assert.All(said, line => Assert.Equal(Emergency, line.Level));

            string[] easy = [.. Easy(article).Where(line => line.Contains(easySign, StringComparison.OrdinalIgnoreCase))];
            Assert.NotEmpty(easy);
            Assert.All(easy, line => Assert.StartsWith("Call 113 ", line, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Thoughts_of_ending_ones_life_have_a_line_of_their_own_with_the_emergency_first()
    {
        Assert.All(Articles(), article =>
        {
            string[] own = [.. Help(article).Where(line => line.Level == OwnLine).Select(line => line.Line)];
            Assert.Equal(["113", "116 117", "116 123"], own.Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(FirstNumber));
            Assert.DoesNotContain(Help(article), line => line.Level != OwnLine && line.Line.Contains("your life", StringComparison.Ordinal));

            string[] easy = [.. Easy(article).SkipWhile(line => !line.Contains("end your life", StringComparison.Ordinal)).Take(3)];
            Assert.Equal(["113", "116 117", "116 123"], easy.Select(FirstNumber));
        });
    }

    [Fact]
    public void No_sentence_of_the_content_sends_an_emergency_to_the_same_day()
    {
        string[] texts = [.. Repository.Files("content", "*.md").Select(File.ReadAllText)];
        Assert.NotEmpty(texts);
        Assert.All(texts, text =>
        {
            Assert.DoesNotMatch(@"(?i)\b(same day|today)\b[^.\n]*\b(chest pain|weakness|bladder|bowel|your life)\b", text);
            Assert.DoesNotMatch(@"(?i)\b(chest pain|weakness|bladder|bowel|your life)\b[^.\n]*\b(same day|today)\b", text);
        });
    }

    [Fact]
    public void Every_article_says_the_same_in_its_box_and_in_easy_reading()
    {
        string[] articles = Articles();

        Assert.Single(articles.Select(article => string.Join('\n', Help(article))).Distinct());
        Assert.Single(articles.Select(article => string.Join('\n', Easy(article).SkipWhile(line => line != "## When to call 113"))).Distinct());
        Assert.Contains("## When to call 113", Easy(articles[0]));
    }

    private static string[] Articles()
    {
        string[] articles = [.. Repository.Files("content/articles", "*.md").Select(File.ReadAllText)];
        Assert.NotEmpty(articles);
        return articles;
    }

    /// <summary>The lines of the box, each with the level it stands under.</summary>
    private static (string Level, string Line)[] Help(string article)
    {
        var lines = new List<(string, string)>();
        string? level = null;
        foreach (string line in Lines(article, "help"))
        {
            level = line.StartsWith("**", StringComparison.Ordinal) ? Levels.Single(level => line.StartsWith($"**{level}**", StringComparison.Ordinal)) : level;
            lines.Add((level ?? throw new InvalidOperationException("The box begins without a level."), line));
        }

        Assert.Equal(Levels, lines.Select(line => line.Item1).Distinct());
        return [.. lines];
    }

    private static string[] Easy(string article) => [.. Lines(article, "easy")];

    private static IEnumerable<string> Lines(string article, string box) =>
        article.Split('\n').SkipWhile(line => line != $"::: {box}").Skip(1).TakeWhile(line => line != ":::").Where(line => line != "");

    private static string FirstNumber(string line) => Regex.Match(line, @"\b11[36](?: 1\d\d)?\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
}
