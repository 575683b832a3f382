using FibroInfo.Comments;

namespace FibroInfo.Tests.Comments;

public sealed class CommentWriterTests : IDisposable
{
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task An_edit_takes_the_old_text_away_at_once_and_waits_for_approval_again_C_10()
    {
        (string token, long id) = await _room.ShownAsync(_room.Draft(1, "I took too much of it."));
        _room.Open.Told.Clear();

        Assert.Equal(CommentEditOutcome.Waiting, await _room.EditAsync(token, "I took some of it."));
        Assert.Equal(0, (await _room.ShownAsync()).Count);
        Assert.Equal(["article:fibro-fog"], _room.Open.Told);
        Assert.Equal(0, _room.Open.Count("select count(*) from comments where body like '%too much%'"));

        Assert.Equal(ModerationOutcome.Done, await _room.ApproveAsync(new CommentVersion(id, 2)));
        Assert.Equal("I took some of it.", Assert.Single((await _room.ShownAsync()).Threads).Top.Body);
    }

    [Fact]
    public async Task A_form_sent_twice_without_a_change_hides_nothing()
    {
        (string token, _) = await _room.ShownAsync(_room.Draft(1, "As it was."));

        Assert.Equal(CommentEditOutcome.Unchanged, await _room.EditAsync(token, "As it was."));
        Assert.Equal(1, (await _room.ShownAsync()).Count);
    }

    [Fact]
    public async Task An_edit_into_what_the_reader_has_said_already_is_refused_and_changes_nothing()
    {
        await _room.PostedAsync(_room.Draft(1, "One."));
        (string token, _) = await _room.PostedAsync(_room.Draft(1, "Two."));

        Assert.Equal(CommentEditOutcome.AlreadyPosted, await _room.EditAsync(token, "One."));
        Assert.Equal("Two.", (await _room.FindAsync(token))!.Body);
    }

    [Fact]
    public async Task What_was_rejected_can_be_mended_and_spam_cannot()
    {
        (string rejected, long id) = await _room.PostedAsync(_room.Draft(1, "Doctor N. is bad."));
        await _room.RejectAsync(new CommentVersion(id), "It names somebody.");
        Assert.Equal("It names somebody.", (await _room.FindAsync(rejected))!.Reason);
        await _room.EditAsync(rejected, "I was not heard.");
        Assert.Equal((CommentState.Waiting, null), ((await _room.FindAsync(rejected))!.State, (await _room.FindAsync(rejected))!.Reason));

        string spam = Assert.IsType<CommentPostOutcome.StoredAsSpam>(await _room.PostAsync(_room.Draft(2, "Buy.", found: CommentRoom.Spam))).Token;
        await _room.EditAsync(spam, "Buy this.");
        Assert.Equal(CommentState.Spam, (await _room.FindAsync(spam))!.State);
    }

    [Fact]
    public async Task Erasing_leaves_no_row_and_the_link_leads_nowhere_C_10_T34()
    {
        (string token, _) = await _room.ShownAsync(_room.Draft(1, "My story.", email: "kari@example.org", notify: true));
        _room.Open.Told.Clear();

        Assert.True(await _room.Comments.EraseAsync(token, CancellationToken.None));

        Assert.Equal(0, _room.Open.Count("select count(*) from comments"));
        Assert.Equal(["article:fibro-fog"], _room.Open.Told);
        Assert.Null(await _room.FindAsync(token));
        Assert.Equal(CommentEditOutcome.NothingThere, await _room.EditAsync(token, "Again."));
    }

    [Fact]
    public async Task An_erased_comment_keeps_its_place_without_a_word_while_others_answers_hang_on_it()
    {
        (string top, long id) = await _room.ShownAsync(_room.Draft(1, "My story.", email: "kari@example.org", notify: true));
        (string reply, _) = await _room.ShownAsync(_room.Draft(2, "Thank you.", replyTo: id));

        await _room.Comments.EraseAsync(top, CancellationToken.None);

        CommentThread thread = Assert.Single((await _room.ShownAsync()).Threads);
        Assert.Equal((true, "", ""), (thread.Top.IsErased, thread.Top.Name, thread.Top.Body));
        Assert.Equal("Thank you.", Assert.Single(thread.Replies).Body);
        Assert.Equal(1, (await _room.ShownAsync()).Count);
        Assert.Equal(1, _room.Open.Count(
            """
            select count(*) from comments where state = 'Erased' and reader is null and seed is null and email is null and notify = 'None' and reason is null
            and consent_version is null and consent_at is null and marks = '[]' and text_hash is null and repeat_key is null
            """));

        await _room.Comments.EraseAsync(reply, CancellationToken.None);
        Assert.Equal(0, _room.Open.Count("select count(*) from comments"));
    }

    [Fact]
    public async Task The_place_of_an_erased_comment_is_not_shown_for_a_reply_that_nobody_approved()
    {
        (string top, long id) = await _room.ShownAsync(_room.Draft(1, "My story."));
        (_, long reply) = await _room.PostedAsync(_room.Draft(2, "Thank you.", replyTo: id));

        await _room.Comments.EraseAsync(top, CancellationToken.None);
        Assert.Empty((await _room.ShownAsync()).Threads);

        await _room.ApproveAsync(new CommentVersion(reply));
        Assert.True(Assert.Single((await _room.ShownAsync()).Threads).Top.IsErased);
    }

    [Fact]
    public async Task Erasing_twice_at_once_erases_once_and_harms_nothing()
    {
        (string token, _) = await _room.ShownAsync(_room.Draft(1, "My story."));

        bool[] erased = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _room.Comments.EraseAsync(token, CancellationToken.None))));

        Assert.Single(erased, done => done);
        Assert.Equal(0, _room.Open.Count("select count(*) from comments"));
    }

    [Fact]
    public async Task What_was_erased_is_not_left_in_the_file_either_T34()
    {
        (string token, _) = await _room.ShownAsync(_room.Draft(1, "Zanzibarquark is my secret."));
        await _room.Comments.EraseAsync(token, CancellationToken.None);
        _room.Open.Count("pragma wal_checkpoint(truncate)");

        byte[] file = await ReadSharedAsync(_room.Open.File.Path);
        Assert.True(file.AsSpan().IndexOf("comments"u8) >= 0);
        Assert.True(file.AsSpan().IndexOf("Zanzibarquark"u8) < 0);
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
