using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Tests.Data;

namespace FibroInfo.Tests.Comments;

public sealed class QueueTests : IDisposable
{
    private static readonly ScreeningFinding Despair = new(ScreeningFindingKind.Despair, 0, 3);
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task What_waits_is_paged_through_despair_first_then_the_oldest_and_each_comes_once_C_8()
    {
        var posted = new List<(long Id, bool IsDespair)>();
        for (byte reader = 0; reader < 23; reader++)
        {
            posted.Add((await PostedAsync(reader, $"Comment {reader}.", reader % 5 == 0 ? Despair : null), reader % 5 == 0));
        }

        List<long> seen = await WalkAsync(new QueueSearch(CommentState.Waiting, Size: 4));

        Assert.Equal([.. posted.Where(one => one.IsDespair).Concat(posted.Where(one => !one.IsDespair)).Select(one => one.Id)], seen);
    }

    [Fact]
    public async Task What_is_decided_while_somebody_pages_skips_nothing_of_what_still_waits()
    {
        var posted = new List<long>();
        for (byte reader = 0; reader < 12; reader++)
        {
            posted.Add(await PostedAsync(reader, $"Comment {reader}."));
        }

        QueuePage first = await PageAsync(new QueueSearch(CommentState.Waiting, Size: 4));
        await _room.Moderation.DecideAsync([.. first.Comments.Select(comment => comment.CurrentVersion)], ModerationDecision.Approve, null, CommentRoom.Nora, CancellationToken.None);
        QueuePage second = await PageAsync(new QueueSearch(CommentState.Waiting, After: first.Next, Size: 4));

        Assert.Equal(posted.Skip(4).Take(4), second.Comments.Select(comment => comment.Id));
    }

    [Fact]
    public async Task What_was_decided_is_paged_through_from_the_newest()
    {
        var posted = new List<long>();
        for (byte reader = 0; reader < 9; reader++)
        {
            posted.Add(await PostedAsync(reader, $"Comment {reader}.", reader % 2 == 0 ? Despair : null));
            await _room.ApproveAsync(new CommentVersion(posted[^1]));
        }

        Assert.Equal(Enumerable.Reverse(posted), await WalkAsync(new QueueSearch(CommentState.Approved, Size: 4)));
    }

    [Theory]
    [InlineData("heat", 1)]
    [InlineData("HEAT", 1)]
    [InlineData("ørnulf", 1)]
    [InlineData("kari", 3)]
    [InlineData("100%", 1)]
    [InlineData("_", 0)]
    [InlineData("2", 1)]
    [InlineData("2.1", 1)]
    [InlineData("fibro-fog", 3)]
    [InlineData("no such words", 0)]
    public async Task A_moderator_finds_comments_by_words_name_number_and_article(string words, int count)
    {
        await PostedAsync(1, "Heat helps me 100%.");
        await PostedAsync(2, "Ørnulf says the same.");
        await PostedAsync(3, "Not so for me.");

        Assert.Equal(count, (await PageAsync(new QueueSearch(CommentState.Waiting, words))).Comments.Count);
    }

    [Fact]
    public async Task Counts_are_told_for_each_state_and_for_those_in_despair()
    {
        await PostedAsync(1, "One.", Despair);
        await PostedAsync(2, "Two.");
        await _room.ApproveAsync(new CommentVersion(await PostedAsync(3, "Three.")));
        await _room.RejectAsync(new CommentVersion(await PostedAsync(4, "Four.")), "Off topic.");
        await _room.PostAsync(_room.Draft(5, "Buy.", found: CommentRoom.Spam));

        QueueCounts counts = await _room.Inbox.CountAsync(CancellationToken.None);

        Assert.Equal((2, 1, 1, 1, 1), (counts[CommentState.Waiting], counts[CommentState.Approved], counts[CommentState.Rejected], counts[CommentState.Spam], counts.InDespair));
    }

    [Fact]
    public async Task A_page_brings_what_its_replies_answer()
    {
        (_, long top) = await _room.ShownAsync(_room.Draft(1, "Does heat help?"));
        await _room.PostedAsync(_room.Draft(2, "It does.", replyTo: top));

        QueuePage page = await PageAsync(new QueueSearch(CommentState.Waiting));

        Assert.Equal("Does heat help?", page.Answered[Assert.Single(page.Comments).ReplyTo!.Value].Body);
        Assert.Equal("It does.", Assert.Single(await _room.Inbox.ListRepliesAsync(top, CancellationToken.None)).Body);
    }

    [Fact]
    public async Task A_page_and_the_counts_are_read_from_the_index_and_nothing_is_sorted()
    {
        // Before the room's first command: for a second after one that nobody listened to, EF does not look again.
        using var plans = new QueryPlans();
        using var room = new CommentRoom();
        QueueSearch[] searches =
        [
            new(CommentState.Waiting), new(CommentState.Waiting, After: new PageCursor(true, 3)), new(CommentState.Waiting, After: new PageCursor(false, 3)),
            new(CommentState.Approved), new(CommentState.Approved, After: new PageCursor(false, 3)),
        ];
        foreach (QueueSearch search in searches)
        {
            await room.Inbox.PageAsync(search, CancellationToken.None);
        }

        await room.Inbox.CountAsync(CancellationToken.None);

        string[] told = plans.Of(room.Open, "from \"comments\"");
        Assert.Equal(2 * searches.Length, told.Length);
        Assert.All(told[..^1], plan => Assert.StartsWith("SEARCH c USING INDEX IX_comments_state_is_despair_id (state=? AND is_despair=? AND id", plan, StringComparison.Ordinal));
        Assert.StartsWith("SCAN c USING COVERING INDEX IX_comments_state_is_despair_id", told[^1], StringComparison.Ordinal);
        Assert.All(told, plan => Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12", false, 12)]
    [InlineData("first-12", true, 12)]
    public void A_mark_is_written_as_it_is_read(string text, bool isDespair, long id)
    {
        Assert.True(PageCursor.TryParse(text, out PageCursor mark));
        Assert.Equal((new PageCursor(isDespair, id), text), (mark, $"{mark}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("first-")]
    [InlineData("last-3")]
    [InlineData("-3")]
    [InlineData("99999999999999999999")]
    public void All_else_is_no_mark(string? text) => Assert.False(PageCursor.TryParse(text, out _));

    private async Task<long> PostedAsync(byte reader, string body, ScreeningFinding? found = null) => (await _room.PostedAsync(_room.Draft(reader, body, found: found))).Id;

    private Task<QueuePage> PageAsync(QueueSearch search) => _room.Inbox.PageAsync(search, CancellationToken.None);

    private async Task<List<long>> WalkAsync(QueueSearch search)
    {
        var seen = new List<long>();
        QueuePage page;
        do
        {
            page = await PageAsync(search);
            Assert.NotEmpty(page.Comments);
            seen.AddRange(page.Comments.Select(comment => comment.Id));
            search = search with { After = page.Next };
        }
        while (page.Next is not null);

        return seen;
    }
}
