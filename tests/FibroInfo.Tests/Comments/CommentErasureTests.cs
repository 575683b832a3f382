using System.Text;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using FibroInfo.Data;

namespace FibroInfo.Tests.Comments;

/// <summary>What its writer took back stays away, also when an older copy of the rows is put in their place.</summary>
public sealed class CommentErasureTests : IDisposable
{
    private const string Canary = "kanarifugl";

    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_restored_backup_does_not_bring_back_what_was_erased_T34()
    {
        (string token, long id) = await _room.ShownAsync(_room.Draft(1, Canary));
        await _room.ShownAsync(_room.Draft(2, "Thank you.", replyTo: id));
        (string alone, _) = await _room.ShownAsync(_room.Draft(3, $"{Canary} too"));
        (string shown, _) = await _room.ShownAsync(_room.Draft(4, "Not erased."));

        await _room.Open.UndoAsync(async () =>
        {
            Assert.True(await _room.Comments.EraseAsync(token, CancellationToken.None));
            Assert.True(await _room.Comments.EraseAsync(alone, CancellationToken.None));
        });
        // Their addresses say that they were erased, in the restored site too.
        Assert.All([token, alone], erased => Assert.Equal(_room.Clock.Now, _room.Erased.FindTime(erased)));
        Assert.Null(_room.Erased.FindTime(shown));

        Assert.Equal(0, _room.Open.Count($"select count(*) from comments where body like '%{Canary}%'"));
        Assert.Equal(1, _room.Open.Count("select count(*) from comments where state = 'Erased'"));
        Assert.Equal(2, _room.Open.Count("select count(*) from comments where state = 'Approved'"));
    }

    [Fact]
    public async Task The_words_that_an_edit_or_a_redaction_replaced_do_not_come_back_either_C_6()
    {
        (string edited, _) = await _room.ShownAsync(_room.Draft(1, $"{Canary} one"));
        (_, long redacted) = await _room.ShownAsync(_room.Draft(2, $"{Canary} two"));

        await _room.Open.UndoAsync(async () =>
        {
            Assert.Equal(CommentEditOutcome.Waiting, await _room.EditAsync(edited, "One."));
            Assert.Equal(ModerationOutcome.Done, await _room.Redaction.RedactAsync(
                new CommentVersion(redacted), CommentRoom.Text("Two."), null, new ScreeningResult([]), CommentRoom.Nora, CancellationToken.None));
        });

        Assert.Equal(0, _room.Open.Count("select count(*) from comments"));
    }

    [Fact]
    public async Task A_copy_made_after_the_edit_keeps_the_comment()
    {
        (string token, _) = await _room.ShownAsync(_room.Draft(1, $"{Canary} one"));
        await _room.EditAsync(token, "One.");

        await _room.Open.UndoAsync(() => Task.CompletedTask);

        Assert.Equal(1, _room.Open.Count("select count(*) from comments where body = 'One.'"));
    }

    [Fact]
    public async Task Letters_that_were_stopped_stay_stopped()
    {
        (string token, _) = await _room.PostedAsync(_room.Draft(1, "Tell me.", email: "kari@example.org", notify: true));
        string stop = _room.Links.TokenFor(_room.Links.SeedIn(token)!, TokenPurpose.Stop);

        await _room.Open.UndoAsync(async () => Assert.True(await _room.ReplyLetters.StopAsync(stop, CancellationToken.None)));

        Assert.Equal(1, _room.Open.Count("select count(*) from comments where email is null and notify = 'Stopped'"));
    }

    [Fact]
    public async Task A_number_that_is_given_anew_after_the_restore_is_somebody_elses_and_stays()
    {
        await _room.Open.UndoAsync(async () =>
        {
            (string token, _) = await _room.PostedAsync(_room.Draft(1, Canary));
            await _room.Comments.EraseAsync(token, CancellationToken.None);
        });
        CommentRoom after = _room.After();
        await after.PostedAsync(after.Draft(2, "The first one again."));

        await _room.Open.RestartAsync(() => { });

        Assert.Equal(1, _room.Open.Count("select count(*) from comments where id = 1"));
    }

    [Fact]
    public async Task An_erasure_that_a_crash_cut_off_before_the_commit_is_done_at_the_next_start()
    {
        (string token, long id) = await _room.ShownAsync(_room.Draft(1, Canary));
        _room.Open.Erasures.Append([new ErasureRecord(_room.Clock.Now, "comment", $"{id}", ErasureRecord.MarkOf(_room.Links.SeedIn(token)!))]);

        _room.Open.Told.Clear();

        await _room.Open.RestartAsync(() => { });

        Assert.Equal(0, _room.Open.Count("select count(*) from comments"));
        Assert.Equal(["article:fibro-fog"], _room.Open.Told);
    }

    [Fact]
    public async Task Not_a_byte_of_what_was_erased_is_left_in_the_files_T34()
    {
        (string token, _) = await _room.ShownAsync(_room.Draft(1, $"{Canary} {string.Concat(Enumerable.Repeat($"and {Canary} ", 100))}"));
        Assert.True(await IsInAFileAsync());

        await _room.Comments.EraseAsync(token, CancellationToken.None);

        Assert.False(await IsInAFileAsync());
    }

    [Fact]
    public async Task Ten_thousand_erasures_of_what_is_no_longer_there_do_not_hold_up_a_start()
    {
        await _room.PostedAsync(_room.Draft(1, "Here."));
        _room.Open.Erasures.Append([.. Enumerable.Range(0, 10_000).Select(id => new ErasureRecord(_room.Clock.Now, "comment", $"{id}", ErasureRecord.MarkOf([2])))]);
        var start = System.Diagnostics.Stopwatch.StartNew();

        await _room.Open.RestartAsync(() => { });

        Assert.True(start.Elapsed < TimeSpan.FromSeconds(10), $"It took {start.Elapsed}.");
        Assert.Equal(1, _room.Open.Count("select count(*) from comments"));
    }

    private async Task<bool> IsInAFileAsync()
    {
        foreach (string file in Directory.GetFiles(_room.Open.Folder.Path, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
