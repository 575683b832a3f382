using FibroInfo.Content;
using FibroInfo.Tests.Text;
using FibroInfo.Text;

namespace FibroInfo.Tests.Content;

/// <summary>R10: whatever stands in one file of the content folder, its last good version stays and every other file is read.</summary>
public sealed class OneBadFileTests : IDisposable
{
    private const string Neighbour = "articles/rest/en.md";

    private static readonly string[] SharedFiles =
        ["site.yaml", "people.yaml", "clinics.yaml", "conditions.yaml", "topics.yaml", "glossary.yaml", "references.json"];

    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void No_mistake_in_an_article_keeps_an_edit_of_another_from_being_read()
    {
        ContentLoader reader = Begin();
        int tried = 0;
        foreach ((string yaml, _) in YamlMistakes.All)
        {
            _content.Write(TempContent.ArticlePath, $"---\n{yaml}\n---\nText.\n");
            ContentSnapshot read = EditNeighbour(reader, tried++);

            Assert.Equal("Better sleep", read.Articles.Single(article => article.Key.Value == "sleep").Title);
            Assert.Contains(read.Problems, problem => problem is { File: TempContent.ArticlePath, Severity: Severity.Error });
        }

        Assert.True(tried > 60);
    }

    [Fact]
    public void No_mistake_in_a_shared_file_keeps_an_edit_of_an_article_from_being_read()
    {
        ContentLoader reader = Begin();
        int tried = 0;
        foreach (string file in SharedFiles)
        {
            string good = File.ReadAllText(_content.Full(file));
            foreach ((string yaml, _) in YamlMistakes.All)
            {
                _content.Write(file, yaml);
                ContentSnapshot read = EditNeighbour(reader, tried++);

                Assert.Equal("Ann Berg", read.Articles.Single(article => article.Key.Value == "sleep").Authors.Single().Name);
                Assert.Contains(read.Problems, problem => problem.File == file && problem.Severity == Severity.Error);
            }

            _content.Write(file, good);
        }

        Assert.True(tried > 400);
    }

    [Fact]
    public void No_noncharacter_anywhere_in_an_article_stops_the_folder_or_reaches_a_page()
    {
        ContentLoader reader = Begin();
        int tried = 0;
        foreach (string character in Noncharacters())
        {
            string escaped = string.Concat(character.EnumerateRunes().Select(rune => $"\\U{rune.Value:X8}"));
            foreach (string text in new[]
            {
                TempContent.Article(null, ("title", $"title: a{character}b")),
                TempContent.Article(null, ("title", $"title: \"a{escaped}b\"")),
                TempContent.Article(null, ("summary", $"sum{character}mary: a")),
                TempContent.Article(null, ("authors", $"authors: [\"{escaped}\"]")),
                TempContent.Article(null, ("signed", $"signed: \"{escaped}\"")),
                TempContent.Article($"Text {character} here.\n", ("signed", "signed: 00")),
                TempContent.Article($"## {character}\n\n[@{character}] [[{character}]] [a](/{character})\n"),
            })
            {
                _content.Write(TempContent.ArticlePath, text);
                ContentSnapshot read = EditNeighbour(reader, tried++);

                Assert.Equal("Better sleep", read.Articles.Single(article => article.Key.Value == "sleep").Title);
                Assert.Contains(read.Problems, problem => problem is { File: TempContent.ArticlePath, Severity: Severity.Error });
            }
        }

        Assert.True(tried >= 66 * 7);
    }

    [Fact]
    public void What_is_thrown_over_a_text_is_told_without_a_word_of_it()
    {
        Problem problem = UnexpectedParseError.From("articles/a/en.md", new InvalidOperationException("Words of the text."));

        Assert.Equal(("file.unexpected", "articles/a/en.md", Severity.Error), (problem.Rule, problem.File, problem.Severity));
        Assert.DoesNotContain("Words of the text", problem.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Noncharacters() =>
        Enumerable.Range(0xFDD0, 32).Concat(Enumerable.Range(0, 17).SelectMany(plane => new[] { (plane << 16) + 0xFFFE, (plane << 16) + 0xFFFF }))
            .Select(char.ConvertFromUtf32);

    private ContentLoader Begin()
    {
        _content.Write(Neighbour, TempContent.Article());
        ContentLoader reader = _content.Reader();
        Assert.DoesNotContain(reader.Read()!.Problems, problem => problem.Severity == Severity.Error);
        return reader;
    }

    private ContentSnapshot EditNeighbour(ContentLoader reader, int round)
    {
        _content.Write(Neighbour, TempContent.Article(null, ("title", $"title: Rest {round}")));
        var reading = Task.Run(reader.Read);
        Assert.True(reading.Wait(TimeSpan.FromSeconds(20)), $"Round {round} is still read after 20 s.");
        Assert.Equal($"Rest {round}", reading.Result!.Articles.Single(article => article.Key.Value == "rest").Title);
        return reading.Result;
    }
}
