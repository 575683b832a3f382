using FibroInfo.Comments;

namespace FibroInfo.Tests.Comments;

public sealed class UndoTests : IDisposable
{
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    public static TheoryData<CommentState> Decisions => [CommentState.Approved, CommentState.Rejected, CommentState.Spam];

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_decision_can_be_taken_back_and_the_comment_is_what_it_was(CommentState decided)
    {
        (_, long id) = await _room.PostedAsync(_room.Draft(1, "Decide on me.", email: "kari@example.org", notify: true));
        ModeratedComment before = await FindAsync(id);

        Assert.Equal(ModerationOutcome.Done, await DecideAsync(before.CurrentVersion, decided));
        Assert.Equal((decided, true), ((await FindAsync(id)).State, (await FindAsync(id)).CanUndo));
        _room.Open.Told.Clear();
        Assert.Equal(ModerationOutcome.Done, await _room.UndoAsync(before.CurrentVersion, decided));

        Assert.Equal(before with { Marks = [] }, await FindAsync(id) with { Marks = [] });
        Assert.Equal(["article:fibro-fog"], _room.Open.Told);
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where email is not null and notify = 'Asked' and decided_at is null and former is null"));
        Assert.Equal(ModerationOutcome.DecidedMeanwhile, await _room.UndoAsync(before.CurrentVersion, decided));
    }

    [Fact]
    public async Task What_was_rejected_before_has_its_reason_again()
    {
        (string token, long id) = await _room.PostedAsync(_room.Draft(1, "Decide on me."));
        await _room.RejectAsync(new CommentVersion(id), "Please leave out the name.");
        DateTimeOffset? decided = (await FindAsync(id)).DecidedAt;
        _room.Clock.Now += TimeSpan.FromHours(1);

        await _room.ApproveAsync(new CommentVersion(id));
        Assert.Equal(1, (await _room.ShownAsync()).Count);
        await _room.UndoAsync(new CommentVersion(id), CommentState.Approved);

        Assert.Equal(0, (await _room.ShownAsync()).Count);
        Assert.Equal((CommentState.Rejected, "Please leave out the name."), ((await _room.FindAsync(token))!.State, (await _room.FindAsync(token))!.Reason));
        Assert.Equal(decided, (await FindAsync(id)).DecidedAt);
        Assert.Equal(ModerationOutcome.NothingToUndo, await _room.UndoAsync(new CommentVersion(id), CommentState.Rejected));
    }

    [Fact]
    public async Task What_somebody_decided_or_wrote_since_is_not_taken_back()
    {
        (string token, long id) = await _room.PostedAsync(_room.Draft(1, "Decide on me."));
        await _room.ApproveAsync(new CommentVersion(id));
        await _room.MarkSpamAsync(new CommentVersion(id));
        Assert.Equal(ModerationOutcome.DecidedMeanwhile, await _room.UndoAsync(new CommentVersion(id), CommentState.Approved));

        await _room.EditAsync(token, "Other words.");
        Assert.Equal(ModerationOutcome.ChangedMeanwhile, await _room.UndoAsync(new CommentVersion(id), CommentState.Spam));
        Assert.Equal(ModerationOutcome.NothingToUndo, await _room.UndoAsync(new CommentVersion(id, 2), CommentState.Spam));

        await _room.Comments.EraseAsync(token, CancellationToken.None);
        Assert.Equal(ModerationOutcome.NothingThere, await _room.UndoAsync(new CommentVersion(id, 2), CommentState.Spam));
    }

    [Fact]
    public async Task An_answer_that_is_approved_again_after_an_undo_is_told_once()
    {
        (string token, long id) = await _room.ShownAsync(_room.Draft(1, "Does heat help?", email: "kari@example.org", notify: true));
        await _room.ReplyLetters.ConfirmAsync(_room.Links.TokenFor(_room.Links.SeedIn(token)!, TokenPurpose.Confirm), CancellationToken.None);
        int letters = _room.Letters().Count;
        (_, long reply) = await _room.ShownAsync(_room.Draft(2, "It does.", replyTo: id));

        await _room.UndoAsync(new CommentVersion(reply), CommentState.Approved);
        await _room.ApproveAsync(new CommentVersion(reply));

        Assert.Equal(letters + 1, _room.Letters().Count);
    }

    private Task<ModerationOutcome> DecideAsync(CommentVersion expectedVersion, CommentState decided) => decided switch
    {
        CommentState.Approved => _room.ApproveAsync(expectedVersion),
        CommentState.Spam => _room.MarkSpamAsync(expectedVersion),
        _ => _room.RejectAsync(expectedVersion, "Off topic."),
    };

    private async Task<ModeratedComment> FindAsync(long id) => (await _room.Inbox.FindAsync(id, CancellationToken.None))!;
}
