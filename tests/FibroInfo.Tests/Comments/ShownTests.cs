using System.Diagnostics;
using FibroInfo.Comments;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Comments;

public sealed class ShownTests : IDisposable
{
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Comments_are_newest_first_ten_a_page_with_their_replies_oldest_first_C_14()
    {
        for (byte number = 1; number <= 12; number++)
        {
            await _room.ShownAsync(_room.Draft(number, $"Top {number}."));
        }

        await _room.ShownAsync(_room.Draft(20, "First reply.", replyTo: 5));
        await _room.ShownAsync(_room.Draft(21, "Second reply.", replyTo: 5));
        await _room.PostedAsync(_room.Draft(22, "Nobody read this.", replyTo: 5));

        ShownComments first = await _room.ShownAsync();
        ShownComments second = await _room.ShownAsync(2);
        Assert.Equal((14, 2), (first.Count, first.Pages));
        Assert.Equal([12L, 11, 10, 9, 8, 7, 6, 5, 4, 3], first.Threads.Select(thread => thread.Top.Id));
        Assert.Equal(["First reply.", "Second reply."], first.Threads[7].Replies.Select(reply => reply.Body));
        Assert.Equal([2L, 1], second.Threads.Select(thread => thread.Top.Id));
        Assert.Empty((await _room.ShownAsync(3)).Threads);
        Assert.Empty((await _room.ShownAsync(0)).Threads);
    }

    [Fact]
    public async Task Of_what_the_public_sees_nothing_tells_who_a_reader_is_C_4()
    {
        await _room.ShownAsync(_room.Draft(1, "Hello there.", email: "kari@example.org", notify: true));

        string seen = $"{Assert.Single((await _room.ShownAsync()).Threads)}";
        Assert.Contains("Hello there.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", seen, StringComparison.Ordinal);
        string[] all = [.. typeof(ShownComment).GetProperties().Select(property => property.Name).Order()];
        Assert.Equal(["Body", "FromClinic", "Id", "IsErased", "IsRedacted", "Name", "PostedAt", "ReplyTo"], all);
    }

    [Fact]
    public async Task A_hundred_thousand_comments_on_an_article_are_paged_in_a_moment()
    {
        await _room.Open.Store.WriteAsync(
            transaction => transaction.Db.Database.ExecuteSqlAsync(
                $"""
                with recursive number(n) as (select 1 union all select n + 1 from number where n < 100000)
                insert into comments (id, article, reply_to, name, body, version, state, posted_at, written_at, notify, marks,
                    is_despair, is_same_text, is_redacted, is_announced, seed)
                select n, 'fibro-fog', case when n % 4 = 0 then n - 1 end, 'Kari', 'Number ' || n, 1, 'Approved', '2026-11-01', '2026-11-01', 'None', '[]',
                    0, 0, 0, 0, randomblob(16) from number
                """), CancellationToken.None);
        // A decision on any of them counts them.
        Assert.Equal(ModerationOutcome.Done, await _room.RejectAsync(new CommentVersion(100_000), "Off topic."));
        Assert.Equal(ModerationOutcome.Done, await _room.UndoAsync(new CommentVersion(100_000), CommentState.Rejected));

        long began = Stopwatch.GetTimestamp();
        ShownComments last = await _room.ShownAsync(7500);
        TimeSpan taken = Stopwatch.GetElapsedTime(began);

        Assert.Equal((100_000, 7500, 10), (last.Count, last.Pages, last.Threads.Count));
        Assert.True(taken < TimeSpan.FromSeconds(1), $"It took {taken.TotalMilliseconds:F0} ms.");
    }
}
