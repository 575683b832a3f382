using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Search;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Search;

/// <summary>The index, on small folders.</summary>
public sealed class SiteSearchTests
{
    [Theory]
    [InlineData("hjernetake")]
    [InlineData("Hjernetåke")]
    [InlineData("hjernetaake")]
    [InlineData("HJERNETÅKE")]
    [InlineData("hjerneta\u030Ake")]
    public void A_letter_that_a_keyboard_lacks_finds_the_same(string typed)
    {
        using TempContent content = NorwegianTexts.Write(new TempContent());

        using var searched = new Searched(content.Root);

        Assert.Equal(1, searched.PlaceOf(typed, "fibrotake"));
    }

    [Fact]
    public void A_word_as_it_is_spelt_comes_before_one_that_is_only_folded_alike()
    {
        using TempContent content = new();
        content.Write("site.yaml", "name: Test\nlanguages: [nb]\ntime-zone: Europe/Oslo\n");
        content.Write("articles/first/nb.md", Article("Noe annet", "Du har kanskje et har i suppen."));
        content.Write("articles/second/nb.md", Article("Enda mer", "Du mister kanskje et hår i dag."));
        using var searched = new Searched(content.Root);

        Assert.Equal(1, searched.PlaceOf("hår", "second"));
        Assert.NotEqual(0, searched.PlaceOf("hår", "first"));
    }

    [Fact]
    public void A_part_of_a_compound_finds_it_and_a_compound_finds_its_parts()
    {
        using TempContent content = NorwegianTexts.Write(new TempContent());
        using var searched = new Searched(content.Root);

        Assert.Equal(1, searched.PlaceOf("basseng", "trening"));
        Assert.InRange(searched.PlaceOf("muskelbasseng", "trening"), 1, 3);
        Assert.Contains(searched.Find("smertene").Results, result => result.Article is not null);
    }

    [Fact]
    public void Words_that_only_readers_use_find_the_word_of_the_site_and_say_so()
    {
        using var shipped = new ContentCopy();
        using var searched = new Searched(shipped.Root);

        SearchAnswer answer = searched.Find("Lyrica");

        Assert.Equal(["pregabalin"], answer.AlsoSearched);
        Assert.Equal("/articles/medicines", answer.Results[0].Address);
        Assert.Contains(answer.Results[0].Passage.Pieces, piece => piece.IsMarked && piece.Text.Equals("pregabalin", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(searched.Find("pregabalin").AlsoSearched);
    }

    [Fact]
    public void A_misspelt_question_is_answered_as_it_was_meant_and_says_what_that_is()
    {
        using var shipped = new ContentCopy();
        using var searched = new Searched(shipped.Root);

        SearchAnswer answer = searched.Find("brian fogg");

        Assert.Equal("brain fog", answer.DidYouMean);
        Assert.Equal(Tests.Pages.Shipped.Fog, answer.Results[0].Address);
    }

    [Fact]
    public void A_passage_is_taken_from_the_part_that_answers_and_leads_there()
    {
        using var shipped = new ContentCopy();

        using var searched = new Searched(shipped.Root);

        SearchResult result = searched.Find("tramadol").Results.First(result => result.Address == "/articles/medicines");

        Assert.Equal("/articles/medicines#other-medicines-people-ask-about", result.Passage.Address);
        Assert.Equal("Other medicines people ask about", result.Passage.Title);
        Assert.Contains(result.Passage.Pieces, piece => piece is { IsMarked: true, Text: "Tramadol" });
        Assert.DoesNotContain("[", result.Passage.Text, StringComparison.Ordinal);
        Assert.InRange(result.Passage.Text.Length, 60, 200);
    }

    [Theory]
    [InlineData("Sindre Vollan", SearchKind.Person)]
    [InlineData("microglia", SearchKind.Term)]
    [InlineData("Albrecht brain glial activation", SearchKind.Source)]
    [InlineData("contact", SearchKind.Page)]
    [InlineData("just diagnosed", SearchKind.Topic)]
    [InlineData("our clinics", SearchKind.Page)]
    public void People_words_sources_pages_and_topics_are_found_too(string question, SearchKind kind)
    {
        using var shipped = new ContentCopy();

        using var searched = new Searched(shipped.Root);

        Assert.Contains(searched.Find(question).Results, result => result.Kind == kind);
    }

    [Fact]
    public void Only_what_changed_is_read_again()
    {
        using TempContent content = NorwegianTexts.Write(new TempContent());
        var loader = new ContentLoader(new ContentFolder(content.Root));
        using var searched = new Searched(content.Root) { Content = loader.Read()!.PublicAt(SetClock.Noon) };
        searched.Find("søvn");
        int before = searched.DocumentsRead;

        content.Write("articles/sovn/nb.md", File.ReadAllText(content.Full("articles/sovn/nb.md")).Replace("melatonin", "ugglemugg", StringComparison.Ordinal));
        searched.Content = loader.Read()!.PublicAt(SetClock.Noon);

        Assert.Equal(1, searched.PlaceOf("ugglemugg", "sovn"));
        Assert.Equal(before + 1, searched.DocumentsRead);
        Assert.Empty(searched.Find("melatonin").Results);
        Assert.Null(searched.Find("melatonim").DidYouMean);
    }

    [Fact]
    public void When_every_text_changes_the_old_ones_answer_until_the_new_ones_are_read()
    {
        using var content = new TempContent();
        for (int number = 0; number < 100; number++)
        {
            content.Write($"articles/a{number}/en.md", TempContent.Article($"## Part\n\nA walrus lives here. Number{number}.", ("title", $"title: Page {number}")));
        }

        var loader = new ContentLoader(new ContentFolder(content.Root));
        using var searched = new Searched(content.Root) { Content = loader.Read()!.PublicAt(SetClock.Noon) };
        Assert.Equal(1, searched.PlaceOf("number42", "a42"));
        foreach (string file in Directory.EnumerateFiles(content.Root, "en.md", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("walrus", "penguin", StringComparison.Ordinal));
        }

        searched.Content = loader.Read()!.PublicAt(SetClock.Noon);

        int asked = 0;
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                asked++;
                // Until the new words are there, the old ones find the texts as they are now: never what was there before.
                Assert.DoesNotContain(searched.Find("walrus").Results, result => result.Passage.Text.Contains("walrus", StringComparison.Ordinal));
                return searched.Find("penguin").Count > 0;
            },
            TimeSpan.FromSeconds(30)));
        Assert.True(asked > 0);
    }

    [Fact]
    public async Task Many_can_search_while_texts_change()
    {
        using TempContent content = NorwegianTexts.Write(new TempContent());
        var loader = new ContentLoader(new ContentFolder(content.Root));
        PublishedContent[] versions = [.. Enumerable.Range(0, 8).Select(number =>
        {
            content.Write("articles/sovn/nb.md", File.ReadAllText(content.Full("articles/sovn/nb.md")) + $"\nOrd{number}.\n");
            return loader.Read()!.PublicAt(SetClock.Noon);
        })];
        using var search = new SiteSearch();

        int[] found = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() =>
            search.Find(SearchQuestion.Parse("søvn"), versions[number % versions.Length], versions[0].Site.DefaultLanguage, 5).Results.Count)));

        Assert.All(found, count => Assert.True(count > 0));
    }

    [Fact]
    public void A_search_in_a_thousand_articles_takes_a_few_milliseconds()
    {
        using var content = new TempContent();
        var random = new Random(7);
        // Digits as letters, because a word is letters.
        string[] words = [.. Enumerable.Range(0, 4000).Select(number => string.Concat($"{number + 4096:x}".Select(digit => (char)('a' + "0123456789abcdef".IndexOf(digit, StringComparison.Ordinal)))))];
        // As in a language: a few words are everywhere, and most are rare.
        string Word() => words[(int)(Math.Pow(words.Length, random.NextDouble()) - 1)];
        for (int number = 0; number < 1000; number++)
        {
            string body = string.Join("\n\n", Enumerable.Range(0, 4).Select(part => $"## {Word()}\n\n{string.Join(' ', Enumerable.Range(0, 60).Select(_ => Word()))}."));
            content.Write($"articles/a{number}/en.md", TempContent.Article(body, ("title", $"title: {Word()} {number}")));
        }

        using var searched = new Searched(content.Root);
        searched.Find("warm up");
        double[] times = new double[100];
        for (int number = 0; number < times.Length; number++)
        {
            long start = Stopwatch.GetTimestamp();
            searched.Find($"{words[random.Next(50, 4000)]} {Word()}");
            times[number] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        // Ten times what it takes on an idle machine.
        Assert.InRange(times.Order().ElementAt(50), 0, 50);
    }

    private static string Article(string title, string text) => TempContent.Article($"## Del\n\n{text}", ("title", $"title: {title}"), ("topics", null), ("conditions", null));
}
