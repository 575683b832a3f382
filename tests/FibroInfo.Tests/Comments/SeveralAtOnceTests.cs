using FibroInfo.Comments;

namespace FibroInfo.Tests.Comments;

public sealed class SeveralAtOnceTests : IDisposable
{
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Each_of_several_has_an_outcome_and_one_that_cannot_be_decided_on_holds_up_no_other()
    {
        (_, long good) = await PostedAsync(1);
        (string changing, long changed) = await PostedAsync(2);
        (string leaving, long erased) = await PostedAsync(3);
        (_, long cleared) = await PostedAsync(4);
        (_, long same) = await PostedAsync(5);
        await _room.EditAsync(changing, "Other words.");
        await _room.Comments.EraseAsync(leaving, CancellationToken.None);
        await _room.RejectAsync(new CommentVersion(cleared), "Off topic.");
        await _room.ApproveAsync(new CommentVersion(same));
        _room.Open.Told.Clear();

        var outcomes = await DecideAsync(new[] { good, changed, erased, cleared, same }.Select(id => new CommentVersion(id)), ModerationDecision.Approve);

        Assert.Equal(
            [ModerationOutcome.Done, ModerationOutcome.ChangedMeanwhile, ModerationOutcome.NothingThere, ModerationOutcome.DecidedMeanwhile, ModerationOutcome.AlreadyDone],
            new[] { good, changed, erased, cleared, same }.Select(id => outcomes[new CommentVersion(id)]));
        Assert.Equal(CommentState.Rejected, (await _room.Inbox.FindAsync(cleared, CancellationToken.None))!.State);
        Assert.Equal(["article:fibro-fog"], _room.Open.Told);
    }

    [Fact]
    public async Task A_comment_and_the_answer_to_it_can_be_undone_and_approved_together_in_any_order()
    {
        (_, long top) = await _room.ShownAsync(_room.Draft(1, "Does heat help?"));
        (_, long reply) = await _room.PostedAsync(_room.Draft(2, "It does.", replyTo: top));
        await _room.UndoAsync(new CommentVersion(top), CommentState.Approved);

        var outcomes = await DecideAsync([new CommentVersion(reply), new CommentVersion(top)], ModerationDecision.Approve);

        Assert.All(outcomes.Values, outcome => Assert.Equal(ModerationOutcome.Done, outcome));
        Assert.Equal(2, (await _room.ShownAsync()).Count);
    }

    [Fact]
    public async Task Two_moderators_who_clear_the_same_queue_at_once_decide_each_comment_once()
    {
        CommentVersion[] seen = new CommentVersion[20];
        for (byte reader = 0; reader < seen.Length; reader++)
        {
            seen[reader] = new CommentVersion((await PostedAsync(reader)).Id);
        }

        var answers = await Task.WhenAll(Task.Run(() => DecideAsync(seen, ModerationDecision.Approve)), Task.Run(() => DecideAsync(seen, ModerationDecision.Spam)));

        Assert.Equal(seen.Length, answers.SelectMany(answer => answer.Values).Count(outcome => outcome == ModerationOutcome.Done));
        Assert.Equal(seen.Length, answers.SelectMany(answer => answer.Values).Count(outcome => outcome == ModerationOutcome.DecidedMeanwhile));
        Assert.Equal(seen.Length, _room.Open.Count("select count(*) from audit where action in ('comment.approve', 'comment.spam')"));
    }

    private Task<IReadOnlyDictionary<CommentVersion, ModerationOutcome>> DecideAsync(IEnumerable<CommentVersion> seen, ModerationDecision verdict) =>
        _room.Moderation.DecideAsync([.. seen], verdict, CommentState.Waiting, CommentRoom.Nora, CancellationToken.None);

    private Task<(string Token, long Id)> PostedAsync(byte reader) => _room.PostedAsync(_room.Draft(reader, $"Comment {reader}."));
}
