using FibroInfo.Comments;
using FibroInfo.Comments.Screening;

namespace FibroInfo.Tests.Comments;

public sealed class ModerationAuditTests : IDisposable
{
    private const string Canary = "Solveig";
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Every_deed_of_a_moderator_is_noted_with_its_wording_and_never_with_a_reader_s_words_T35_C_17()
    {
        (_, long id) = await _room.PostedAsync(_room.Draft(1, $"{Canary} has it too."));
        var seen = new CommentVersion(id);
        await _room.MarkSpamAsync(seen);
        await _room.UndoAsync(seen, CommentState.Spam);
        await _room.RejectAsync(seen, $"Please leave {Canary} out.");
        await _room.Redaction.RedactAsync(seen, CommentRoom.Text("Somebody else has it too."), null, new ScreeningResult([]), CommentRoom.Nora, CancellationToken.None);
        await _room.ApproveAsync(new CommentVersion(id, 2));
        await _room.Replies.ReplyAsync(new CommentVersion(id, 2), CommentRoom.Text("Please call us."), "Nora Lie", CommentRoom.Nora, CancellationToken.None);
        await _room.Redaction.EraseAsync(new CommentVersion(id, 2), CommentRoom.Nora, CancellationToken.None);

        foreach (string deed in (string[])["spam", "undo", "reject", "redact", "approve", "reply", "erase"])
        {
            Assert.Equal(1, _room.Open.Count(
                $"select count(*) from audit where action = 'comment.{deed}' and subject = 'comment {id}' and account = 7 and actor_name = 'Nora Lie' and detail like '{id}%'"));
        }

        Assert.Equal(7, _room.Open.Count("select count(*) from audit"));
        Assert.Equal(0, _room.Open.Count($"select count(*) from audit where detail like '%{Canary}%' or subject like '%{Canary}%'"));
    }

    [Fact]
    public async Task What_changed_nothing_is_no_deed()
    {
        (_, long id) = await _room.ShownAsync(_room.Draft(1, "Does heat help?"));

        Assert.Equal(ModerationOutcome.AlreadyDone, await _room.ApproveAsync(new CommentVersion(id)));
        Assert.Equal(ModerationOutcome.ChangedMeanwhile, await _room.MarkSpamAsync(new CommentVersion(id, 2)));
        Assert.Equal(ModerationOutcome.NothingThere, await _room.MarkSpamAsync(new CommentVersion(4711)));

        Assert.Equal(1, _room.Open.Count("select count(*) from audit"));
    }

    [Fact]
    public async Task The_clinic_answers_only_the_wording_that_it_read()
    {
        (string token, long id) = await _room.ShownAsync(_room.Draft(1, "Does heat help?"));
        await _room.EditAsync(token, "Does cold help?");
        await _room.ApproveAsync(new CommentVersion(id, 2));

        Task<ModerationOutcome> ReplyAsync(int version) =>
            _room.Replies.ReplyAsync(new CommentVersion(id, version), CommentRoom.Text("It may."), "Nora Lie", CommentRoom.Nora, CancellationToken.None);

        Assert.Equal(ModerationOutcome.ChangedMeanwhile, await ReplyAsync(1));
        Assert.Equal(ModerationOutcome.Done, await ReplyAsync(2));
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where from_clinic = 'Nora Lie' and name = 'Nora Lie' and state = 'Approved'"));
    }
}
