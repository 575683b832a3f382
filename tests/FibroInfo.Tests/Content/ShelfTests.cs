using System.Diagnostics;
using FibroInfo.Content;
using FibroInfo.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace FibroInfo.Tests.Content;

/// <summary>What the public sees at which moment.</summary>
[Collection(Alone.Name)] // Some measure how long a change takes.
public sealed class ShelfTests : IDisposable
{
    private readonly TempContent _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void A_scheduled_article_appears_by_the_clock()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("publish", "publish: 2026-06-01T07:00+02:00")));
        var clock = TestClock.At("2026-06-01T06:59:59+02:00");
        ContentStore shelf = Stock(clock);

        Assert.Empty(shelf.Current.Articles);
        clock.Now = clock.Now.AddSeconds(1);
        Assert.Single(shelf.Current.Articles);
    }

    [Fact]
    public void R12_a_clock_that_is_set_back_takes_the_article_away_again()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("publish", "publish: 2026-06-01T07:00+02:00")));
        var clock = TestClock.At("2026-06-11T07:00:00+02:00");
        ContentStore shelf = Stock(clock);

        Assert.Single(shelf.Current.Articles);
        clock.Now = clock.Now.AddDays(-11);
        Assert.Empty(shelf.Current.Articles);
    }

    [Fact]
    public void A_next_version_takes_the_place_of_the_live_one_when_it_is_due()
    {
        _content.Write("articles/sleep/en.next.md", TempContent.Article(null, ("title", "title: Even better sleep"), ("publish", "publish: 2026-06-01T07:00+02:00")));
        var clock = TestClock.At("2026-06-01T06:59:59+02:00");
        ContentStore shelf = Stock(clock);

        Assert.Equal("Better sleep", shelf.Current.Articles.Single().Title);
        clock.Now = clock.Now.AddSeconds(1);
        Assert.Equal("Even better sleep", shelf.Current.Articles.Single().Title);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("review")]
    public void T9_a_draft_is_not_public(string status)
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("status", $"status: {status}")));
        PublishedContent library = Stock(TestClock.At("2030-01-01T00:00:00Z")).Current;

        Assert.Empty(library.Articles);
        Assert.False(library.TryFind(Slug.Parse("sleep"), out _));
        Assert.Empty(library.UsesOf("wu2017"));
    }

    [Fact]
    public void A_withdrawn_article_is_gone_and_says_so()
    {
        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("status", "status: withdrawn")));
        PublishedContent library = Stock(TestClock.At("2026-06-01T00:00:00Z")).Current;

        Assert.Empty(library.Articles);
        Assert.True(library.IsGone("/articles/sleep"));
    }

    [Theory]
    [InlineData("1969-07-20T20:17:00Z", 0)]
    [InlineData("0001-01-02T00:00:00Z", 0)]
    [InlineData("9999-12-30T00:00:00Z", 1)]
    public void A_clock_that_is_wrong_by_an_age_breaks_nothing(string time, int articles) =>
        Assert.Equal(articles, Stock(TestClock.At(time)).Current.Articles.Count);

    [Fact]
    public async Task A_saved_file_is_live_within_a_second()
    {
        var shelf = new ContentStore(TimeProvider.System);
        using ContentWatcher keeper = Keep(shelf);
        await keeper.StartAsync(CancellationToken.None);
        await UntilAsync(() => shelf.IsLoaded, TimeSpan.FromSeconds(5));

        _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("title", "title: Saved just now")));
        TimeSpan took = await UntilAsync(() => shelf.Current.Articles.Any(article => article.Title == "Saved just now"), TimeSpan.FromSeconds(1));

        Assert.True(took < TimeSpan.FromSeconds(1), $"It took {took}.");
        await keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_folder_that_comes_later_is_read_by_itself_and_what_is_saved_there_in_two_halves_is_found()
    {
        string later = _content.Full("later");
        var shelf = new ContentStore(TimeProvider.System);
        using var keeper = new ContentWatcher(later, shelf, new ContentLoader(new(later)), TimeProvider.System, NullLogger<ContentWatcher>.Instance);
        await keeper.StartAsync(CancellationToken.None);
        await UntilAsync(() => shelf.AwaySince is not null, TimeSpan.FromSeconds(5));
        Assert.False(shelf.IsLoaded);

        _content.Write("later/site.yaml", File.ReadAllText(_content.Full("site.yaml")));
        _content.Write("later/people.yaml", File.ReadAllText(_content.Full("people.yaml")));
        _content.Write("later/articles/sleep/en.md", TempContent.Article(null, ("topics", null), ("conditions", null)));
        await UntilAsync(() => shelf.Current.Articles.Count == 1, TimeSpan.FromSeconds(10));
        Assert.Single(shelf.Current.Articles);

        File.AppendAllText(_content.Full("later/articles/sleep/en.md"), "\nSecond half.\n");
        await UntilAsync(HasSecondHalf, TimeSpan.FromSeconds(10));

        Assert.True(HasSecondHalf());
        await keeper.StopAsync(CancellationToken.None);

        bool HasSecondHalf() => shelf.Current.Articles.Single().Text.Sections[^1].Html.ToString().Contains("Second half.", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("articles")]
    [InlineData("articles/sleep")]
    public async Task What_is_saved_in_a_folder_that_was_moved_out_and_back_is_live_within_a_second(string moved)
    {
        var shelf = new ContentStore(TimeProvider.System);
        using ContentWatcher keeper = Keep(shelf);
        await keeper.StartAsync(CancellationToken.None);
        await UntilAsync(() => shelf.IsLoaded, TimeSpan.FromSeconds(5));
        string aside = _content.Root + "-aside";
        Directory.Move(_content.Full(moved), aside);
        // Without its folder of articles the content is away, and stays.
        await UntilAsync(() => moved == "articles" ? shelf.AwaySince is not null : shelf.Current.Articles.Count == 0, TimeSpan.FromSeconds(5));
        Assert.Equal(moved == "articles" ? 1 : 0, shelf.Current.Articles.Count);
        Directory.Move(aside, _content.Full(moved));
        await UntilAsync(() => shelf.AwaySince is null && shelf.Current.Articles.Count == 1, TimeSpan.FromSeconds(5));

        foreach (string title in new[] { "Saved first", "Saved then" })
        {
            _content.Write(TempContent.ArticlePath, TempContent.Article(null, ("title", $"title: {title}")));
            TimeSpan took = await UntilAsync(() => shelf.Current.Articles.Any(article => article.Title == title), TimeSpan.FromSeconds(5));
            Assert.True(took < TimeSpan.FromSeconds(1.5), $"It took {took}.");
        }

        await keeper.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("site.yaml")]
    [InlineData("articles")]
    public async Task A_folder_that_is_deleted_file_by_file_leaves_the_last_content_whole(string last)
    {
        string[] slugs = [.. Enumerable.Range(0, 12).Select(i => $"text-{i}")];
        foreach (string slug in slugs)
        {
            _content.Write($"articles/{slug}/en.md", TempContent.Article());
        }

        var shelf = new ContentStore(TimeProvider.System);
        using ContentWatcher keeper = Keep(shelf);
        await keeper.StartAsync(CancellationToken.None);
        await UntilAsync(() => shelf.Current.Articles.Count == 13, TimeSpan.FromSeconds(10));
        Assert.Equal(13, shelf.Current.Articles.Count);

        foreach (string slug in slugs)
        {
            Directory.Delete(_content.Full($"articles/{slug}"), recursive: true);
            await UntilAsync(() => shelf.Current.Articles.Count < 13, TimeSpan.FromMilliseconds(20));
            Assert.Equal(13, shelf.Current.Articles.Count);
        }

        string path = _content.Full(last);
        Directory.Move(path, path + "-gone");
        await UntilAsync(() => shelf.AwaySince is not null, TimeSpan.FromSeconds(10));
        Assert.NotNull(shelf.AwaySince);
        Assert.Equal(13, shelf.Current.Articles.Count);

        // Back without them: now they are deleted.
        Directory.Move(path + "-gone", path);
        await UntilAsync(() => shelf.Current.Articles.Count == 1, TimeSpan.FromSeconds(10));
        Assert.Single(shelf.Current.Articles);
        await keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task An_article_that_is_deleted_is_gone_within_a_second()
    {
        _content.Write("articles/other/en.md", TempContent.Article());
        var shelf = new ContentStore(TimeProvider.System);
        using ContentWatcher keeper = Keep(shelf);
        await keeper.StartAsync(CancellationToken.None);
        await UntilAsync(() => shelf.Current.Articles.Count == 2, TimeSpan.FromSeconds(5));

        Directory.Delete(_content.Full("articles/other"), recursive: true);
        TimeSpan took = await UntilAsync(() => shelf.Current.Articles.Count == 1, TimeSpan.FromSeconds(5));

        Assert.True(took < TimeSpan.FromSeconds(1), $"It took {took}.");
        await keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_site_without_a_folder_of_articles_is_read()
    {
        Directory.Delete(_content.Full("articles"), recursive: true);
        var shelf = new ContentStore(TimeProvider.System);
        using ContentWatcher keeper = Keep(shelf);
        await keeper.StartAsync(CancellationToken.None);
        await UntilAsync(() => shelf.IsLoaded, TimeSpan.FromSeconds(5));

        Assert.True(shelf.IsLoaded);
        Assert.Null(shelf.AwaySince);
        await keeper.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Stopping_never_waits_for_a_reading()
    {
        using var hanging = new HangingClock();
        using ContentWatcher keeper = Keep(new ContentStore(hanging));
        await keeper.StartAsync(CancellationToken.None);
        await hanging.Asked;

        await keeper.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(2));

        Assert.True(keeper.ExecuteTask!.IsCompleted);
        hanging.Answer();
    }

    private ContentStore Stock(TimeProvider clock)
    {
        var shelf = new ContentStore(clock);
        shelf.Replace(_content.Read());
        return shelf;
    }

    private ContentWatcher Keep(ContentStore contentStore) => new(_content.Root, contentStore, _content.Reader(), TimeProvider.System, NullLogger<ContentWatcher>.Instance);

    private static async Task<TimeSpan> UntilAsync(Func<bool> isSo, TimeSpan longest)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo() && watch.Elapsed < longest)
        {
            await Task.Delay(10);
        }

        return watch.Elapsed;
    }
}
