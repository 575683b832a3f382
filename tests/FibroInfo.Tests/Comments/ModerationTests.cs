using FibroInfo.Comments;
using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments;

public sealed class ModerationTests : IDisposable
{
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_text_that_was_changed_after_the_moderator_read_it_is_not_made_public_C_1()
    {
        (string token, long id) = await _room.PostedAsync(_room.Draft(1, "What was read."));
        CommentVersion seen = (await _room.WaitingAsync()).Single().CurrentVersion;
        await _room.EditAsync(token, "What nobody read.");

        Assert.Equal(ModerationOutcome.ChangedMeanwhile, await _room.ApproveAsync(seen));
        Assert.Equal(0, (await _room.ShownAsync()).Count);
        Assert.Equal($"{id}.2", $"{(await _room.Inbox.FindAsync(id, CancellationToken.None))!.CurrentVersion}");
    }

    [Fact]
    public async Task Edits_and_approvals_at_once_never_show_a_text_that_nobody_read()
    {
        (string token, long id) = await _room.PostedAsync(_room.Draft(1, "Read and good."));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => number % 2 == 0
            ? Task.Run(() => (Task)_room.EditAsync(token, $"Unread {number}."))
            : Task.Run(() => (Task)_room.ApproveAsync(new CommentVersion(id)))));

        Assert.Equal("Unread", (await _room.FindAsync(token))!.Body[..6]);
        Assert.Equal(0, (await _room.ShownAsync()).Count);
    }

    [Fact]
    public async Task Every_decision_can_be_taken_twice_and_tells_its_article()
    {
        (_, long id) = await _room.PostedAsync(_room.Draft(1, "Decide on me."));
        var seen = new CommentVersion(id);
        Func<Task<ModerationOutcome>>[] decisions =
        [
            () => _room.ApproveAsync(seen),
            () => _room.RejectAsync(seen, "Off topic."),
            () => _room.MarkSpamAsync(seen),
        ];

        foreach (Func<Task<ModerationOutcome>> decide in decisions)
        {
            _room.Open.Told.Clear();
            Assert.Equal(ModerationOutcome.Done, await decide());
            Assert.Equal(["article:fibro-fog"], _room.Open.Told);
            Assert.Equal(ModerationOutcome.AlreadyDone, await decide());
        }

        Assert.Equal(ModerationOutcome.NothingThere, await _room.ApproveAsync(new CommentVersion(4711)));
    }

    [Fact]
    public async Task What_a_moderator_takes_out_is_gone_and_not_only_hidden_C_6()
    {
        (string token, long id) = await _room.PostedAsync(_room.Draft(1, "My daughter Ida has it too, call 912 34 567."));

        CommentText mended = CommentRoom.Text("It runs in the family.");
        Assert.Equal(ModerationOutcome.Done, await _room.Redaction.RedactAsync(new CommentVersion(id), mended, null, new ScreeningResult([]), CommentRoom.Nora, CancellationToken.None));
        Assert.Equal(ModerationOutcome.ChangedMeanwhile, await _room.ApproveAsync(new CommentVersion(id)));
        Assert.Equal(ModerationOutcome.Done, await _room.ApproveAsync(new CommentVersion(id, 2)));

        ShownComment shown = Assert.Single((await _room.ShownAsync()).Threads).Top;
        Assert.Equal(("It runs in the family.", true), (shown.Body, shown.IsRedacted));
        Assert.True((await _room.FindAsync(token))!.IsRedacted);
        Assert.Equal(0, _room.Open.Count("select count(*) from comments where body like '%Ida%' or marks <> '[]'"));
    }

    [Fact]
    public async Task A_redaction_may_leave_what_the_same_reader_has_posted_too()
    {
        await _room.PostedAsync(_room.Draft(1, "It helps."));
        (_, long id) = await _room.PostedAsync(_room.Draft(1, "It helps, says Ida."));

        Assert.Equal(ModerationOutcome.Done, await _room.Redaction.RedactAsync(new CommentVersion(id), CommentRoom.Text("It helps."), null, new ScreeningResult([]), CommentRoom.Nora, CancellationToken.None));
    }

    [Fact]
    public async Task The_clinic_answers_under_its_persons_name_and_once()
    {
        (_, long id) = await _room.ShownAsync(_room.Draft(1, "Does heat help?"));
        Task<ModerationOutcome> AnswerAsync(long to) =>
            _room.Replies.ReplyAsync(new CommentVersion(to), CommentRoom.Text("Please call us."), "Nora Lie", CommentRoom.Nora, CancellationToken.None);

        Assert.Equal(ModerationOutcome.Done, await AnswerAsync(id));
        Assert.Equal(ModerationOutcome.AlreadyDone, await AnswerAsync(id));

        ShownComment reply = Assert.Single(Assert.Single((await _room.ShownAsync()).Threads).Replies);
        Assert.Equal(("Nora Lie", "Please call us."), (reply.FromClinic, reply.Body));
        Assert.Equal(ModerationOutcome.RepliesToNothing, await AnswerAsync(reply.Id));
    }

    [Fact]
    public async Task A_comment_that_is_hidden_hides_its_replies_and_they_are_not_counted()
    {
        (_, long id) = await _room.ShownAsync(_room.Draft(1, "Does heat help?"));
        await _room.ShownAsync(_room.Draft(2, "It does.", replyTo: id));
        (_, long waiting) = await _room.PostedAsync(_room.Draft(3, "Not for me.", replyTo: id));

        await _room.RejectAsync(new CommentVersion(id), "An advertisement.");

        Assert.Equal((0, 0), ((await _room.ShownAsync()).Count, (await _room.ShownAsync()).Pages));
        Assert.Equal(ModerationOutcome.RepliesToNothing, await _room.ApproveAsync(new CommentVersion(waiting)));
    }

    [Theory]
    [InlineData("12", 12, 1)]
    [InlineData("12.2", 12, 2)]
    [InlineData("9223372036854775807", long.MaxValue, 1)]
    public void A_wording_is_a_number_and_after_a_change_two(string text, long comment, int version)
    {
        Assert.True(CommentVersion.TryParse(text, out CommentVersion wording));
        Assert.Equal(new CommentVersion(comment, version), wording);
        Assert.Equal(text, $"{wording}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("12.")]
    [InlineData("12.0")]
    [InlineData("1.2.3")]
    [InlineData(" 12")]
    [InlineData("99999999999999999999")]
    public void All_else_is_no_wording(string? text) => Assert.False(CommentVersion.TryParse(text, out _));
}
