using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.References.Formats;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Benchmarks;

/// <summary>Parsing and rendering one article of 1,700 words with 48 citations.</summary>
internal static class RenderFigures
{
    public static int Run()
    {
        string[] keys = ["albrecht2019", "bell2018", "wu2018", "wu2017", "nutma2023", "seo2021", "mueller2023", "backryd2017"];
        string json = $"[{string.Join(',', keys.Select(key => $$"""{"id": "{{key}}", "type": "article-journal", "title": "T"}"""))}]";
        SiteData handbook = SiteData.Empty with
        {
            People = IdMap<Person>.Unreadable,
            Topics = IdMap<Topic>.Unreadable,
            Conditions = IdMap<Condition>.Unreadable,
            Terms = IdMap<Term>.Unreadable,
        };
        var desk = new ParseContext(handbook, CslJson.Read(json, "references.json").Bibliography, new HashSet<Slug>());
        string text = Generator.Article(1, 53, 47);
        var pictures = new Dictionary<string, Content.Pictures.PictureFile>(StringComparer.Ordinal);
        var file = new ContentFile("articles/one/en.md", Slug.Parse("one"), Language.English, text, pictures);
        Article? article = ArticleParser.Read(file, desk).Value;
        if (article is null || article.Text.Sources.Sum(source => source.Uses.Count) != 48)
        {
            Console.Error.WriteLine("The article to be measured was not read.");
            return 1;
        }

        double[] first = Measure(file, desk), second = Measure(file, desk);
        Row.Note("words of the measured article", $"{article.Text.Words}");
        Row.Note("the same side twice", $"{Median(second) / Median(first):0.00}");
        return Row.Print("parse and render 1,700 words, 48 citations", 1, [Median(first), Median(second)], "ms") ? 0 : 1;
    }

    private static double[] Measure(ContentFile file, ParseContext context)
    {
        var times = new double[3_000];
        for (int time = 0; time < times.Length; time++)
        {
            long began = Stopwatch.GetTimestamp();
            ArticleParser.Read(file, context);
            times[time] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return times[1_000..];
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);
}
