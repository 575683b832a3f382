using FibroInfo.Comments;
using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments;

public sealed class PostingTests : IDisposable
{
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task What_a_reader_posts_is_shown_to_nobody_until_a_person_approves_it_C_1()
    {
        (string token, long id) = await _room.PostedAsync(_room.Draft(1, "I sleep badly."));
        Assert.Equal((0, 0), ((await _room.ShownAsync()).Count, (await _room.ShownAsync()).Threads.Count));
        Assert.Equal(CommentState.Waiting, (await _room.FindAsync(token))!.State);
        Assert.Empty(_room.Open.Told);

        await _room.ApproveAsync(new CommentVersion(id));

        Assert.Equal("I sleep badly.", Assert.Single((await _room.ShownAsync()).Threads).Top.Body);
        Assert.Equal(["article:fibro-fog"], _room.Open.Told);
    }

    [Fact]
    public async Task A_hundred_posts_at_once_of_the_same_comment_are_one_comment_and_one_answer()
    {
        var limits = new CommentLimits(5, 30, 5);
        CommentPostOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => _room.PostAsync(_room.Draft(1, "Me too."), limits))));

        string token = Assert.Single(outcomes.OfType<CommentPostOutcome.Waiting>()).Token;
        Assert.Equal(99, outcomes.OfType<CommentPostOutcome.AlreadyPosted>().Count(outcome => outcome.Token == token));
        Assert.Equal(1, _room.Open.Count("select count(*) from comments"));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_keeps_nobody_from_posting_R12()
    {
        var limits = new CommentLimits(1, 30, 0);
        _room.Clock.Now += TimeSpan.FromDays(3);
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Posted in the future."), limits));
        Assert.IsType<CommentPostOutcome.TooSoon>(await _room.PostAsync(_room.Draft(1, "At once again."), limits));

        _room.Clock.Now -= TimeSpan.FromDays(3);

        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Posted today."), limits));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task A_small_correction_of_the_clock_lets_nobody_post_more_R12(int milliseconds)
    {
        var limits = new CommentLimits(1, 30, 0);
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Posted."), limits));

        _room.Clock.Now -= TimeSpan.FromMilliseconds(milliseconds);

        Assert.IsType<CommentPostOutcome.TooSoon>(await _room.PostAsync(_room.Draft(1, "At once again."), limits));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(-10)]
    public async Task A_clock_that_was_wrong_between_two_posts_keeps_nobody_from_posting_R12(int days)
    {
        var limits = new CommentLimits(0, 30, 0);
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Before."), limits));
        _room.Clock.Now += TimeSpan.FromMinutes(10);
        _room.Clock.Now += TimeSpan.FromDays(days);
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Meanwhile."), limits));
        // Another reader, who posted before: that one alone must not keep what lies ahead.
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(2, "Another's."), limits));
        _room.Clock.Now -= TimeSpan.FromDays(days);
        _room.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "After."), limits));
        Assert.IsType<CommentPostOutcome.TooSoon>(await _room.PostAsync(_room.Draft(1, "At once again."), limits));
    }

    [Fact]
    public async Task A_post_from_an_hour_ahead_does_not_hide_behind_one_of_today_R12()
    {
        var limits = new CommentLimits(0, 30, 0);
        await _room.PostAsync(_room.Draft(1, "Before."), limits);
        _room.Clock.Now += TimeSpan.FromMinutes(50);
        await _room.PostAsync(_room.Draft(1, "Meanwhile."), limits);
        _room.Clock.Now -= TimeSpan.FromMinutes(45);

        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "After."), limits));
    }

    [Fact]
    public async Task Words_of_despair_wait_to_be_read_also_when_a_hidden_field_was_filled_in_C_8()
    {
        await _room.PostAsync(_room.Draft(1, "I cannot go on.") with { Found = new ScreeningResult([CommentRoom.Spam, new ScreeningFinding(ScreeningFindingKind.Despair, 0, 6)]) });

        Assert.Equal("I cannot go on.", Assert.Single(await _room.WaitingAsync()).Body);
    }

    [Fact]
    public async Task The_same_words_are_a_repeat_only_from_the_same_reader_in_the_same_place()
    {
        (_, long top) = await _room.ShownAsync(_room.Draft(9, "Does heat help?"));
        await _room.PostedAsync(_room.Draft(1, "Me too."));

        Assert.IsType<CommentPostOutcome.AlreadyPosted>(await _room.PostAsync(_room.Draft(1, "Me too.")));
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Me too.", replyTo: top)));
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Me too.", article: "sleep")));
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(2, "Me too.")));

        IReadOnlyList<ModeratedComment> queue = await _room.WaitingAsync();
        Assert.Equal([false, true, true, true], queue.Select(comment => comment.IsSameText));
    }

    [Fact]
    public async Task A_reply_answers_a_shown_comment_of_the_same_article_that_is_no_reply_itself_C_14()
    {
        (_, long waiting) = await _room.PostedAsync(_room.Draft(1, "Not yet approved."));
        (_, long top) = await _room.ShownAsync(_room.Draft(1, "Does heat help?"));
        (_, long reply) = await _room.ShownAsync(_room.Draft(2, "It does.", replyTo: top));

        foreach (long? nothing in new long?[] { waiting, reply, 4711 })
        {
            Assert.IsType<CommentPostOutcome.RepliesToNothing>(await _room.PostAsync(_room.Draft(3, "And I.", replyTo: nothing)));
        }

        Assert.IsType<CommentPostOutcome.RepliesToNothing>(await _room.PostAsync(_room.Draft(3, "And I.", replyTo: top, article: "sleep")));
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(3, "And I.", replyTo: top)));
    }

    [Fact]
    public async Task One_reader_waits_between_two_comments_on_whatever_article_and_others_do_not_T30()
    {
        var limits = new CommentLimits(0, 30, 0);
        await _room.PostAsync(_room.Draft(1, "One."), limits);
        _room.Clock.Now += TimeSpan.FromSeconds(10);

        var refusal = Assert.IsType<CommentPostOutcome.TooSoon>(await _room.PostAsync(_room.Draft(1, "Two.", article: "sleep"), limits));
        Assert.Equal(TimeSpan.FromSeconds(20), refusal.RetryAfter);
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(2, "Two."), limits));
        _room.Clock.Now += refusal.RetryAfter;
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "Two.", article: "sleep"), limits));
    }

    [Fact]
    public async Task One_reader_posts_so_many_an_hour_and_erasing_them_makes_no_room_T30()
    {
        var limits = new CommentLimits(3, 0, 0);
        for (int number = 0; number < 3; number++)
        {
            string token = Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, $"Number {number}."), limits)).Token;
            Assert.True(await _room.Comments.EraseAsync(token, CancellationToken.None));
            _room.Clock.Now += TimeSpan.FromMinutes(10);
        }

        var refusal = Assert.IsType<CommentPostOutcome.TooMany>(await _room.PostAsync(_room.Draft(1, "One more."), limits));
        Assert.Equal(TimeSpan.FromMinutes(30), refusal.RetryAfter);
        _room.Clock.Now += refusal.RetryAfter;
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(1, "One more."), limits));
    }

    [Fact]
    public async Task A_full_queue_takes_no_more_until_somebody_has_read_it_T30()
    {
        var limits = new CommentLimits(0, 0, 2);
        await _room.PostAsync(_room.Draft(1, "One."), limits);
        await _room.PostAsync(_room.Draft(2, "Two."), limits);
        Assert.IsType<CommentPostOutcome.QueueFull>(await _room.PostAsync(_room.Draft(3, "Three."), limits));

        await _room.RejectAsync(new CommentVersion(1), "Off topic.");
        Assert.IsType<CommentPostOutcome.Waiting>(await _room.PostAsync(_room.Draft(3, "Three."), limits));
    }

    [Fact]
    public async Task Who_fills_the_honeypot_is_answered_alike_stays_out_of_the_queue_and_only_so_much_of_it_is_kept_T30()
    {
        for (byte number = 1; number <= 5; number++)
        {
            NewComment draft = _room.Draft(number, $"Buy {number}.", found: CommentRoom.Spam, email: "a@example.org");
            Assert.IsType<CommentPostOutcome.StoredAsSpam>(await _room.PostAsync(draft, new CommentLimits(0, 0, 3)));
        }

        Assert.Empty(await _room.WaitingAsync());
        Assert.Equal(3, _room.Open.Count("select count(*) from comments where state = 'Spam'"));
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where body = 'Buy 5.'"));
        Assert.Empty(_room.Letters());
    }

    [Fact]
    public async Task What_the_screening_found_goes_with_the_comment_and_despair_goes_first_C_5_C_8()
    {
        await _room.PostedAsync(_room.Draft(1, "Call me on 912 34 567.", found: new ScreeningFinding(ScreeningFindingKind.Phone, 11, 10)));
        (string token, long id) = await _room.PostedAsync(_room.Draft(2, "I want to die.", found: new ScreeningFinding(ScreeningFindingKind.Despair, 0, 13)));

        IReadOnlyList<ModeratedComment> queue = await _room.WaitingAsync();
        Assert.Equal([id, 1], queue.Select(comment => comment.Id));
        Assert.True((await _room.FindAsync(token))!.IsDespair);
        Assert.Equal([new ScreeningFinding(ScreeningFindingKind.Phone, 11, 10)], queue[1].Marks);
    }

    [Fact]
    public async Task The_consent_is_kept_with_its_words_and_time_C_3()
    {
        await _room.PostedAsync(_room.Draft(1, "I agree."));

        Assert.Equal(1, _room.Open.Count("select count(*) from comments where consent_version = '2026-11' and consent_at like '2026-11-23 12:00:00%'"));
    }
}
