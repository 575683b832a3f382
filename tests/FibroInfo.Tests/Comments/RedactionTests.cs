using System.Text;
using FibroInfo.Comments;
using FibroInfo.Comments.Screening;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Comments;

public sealed class RedactionTests : IDisposable
{
    private const string Canary = "Torvald-Canary-7731";
    private readonly CommentRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Of_what_was_taken_out_no_trace_is_left_in_the_files_of_the_store_C_6()
    {
        (_, long id) = await _room.ShownAsync(_room.Draft(1, $"My son {Canary} has it too."));
        Assert.True(IsInFiles(), "The canary was not looked for in the right way.");

        Assert.Equal(ModerationOutcome.Done, await RedactAsync(id, "My son has it too."));

        Assert.False(IsInFiles());
        Assert.Equal("My son has it too.", Assert.Single((await _room.ShownAsync()).Threads).Top.Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_erased_leaves_no_trace_whoever_erased_it(bool byModerator)
    {
        (string token, long id) = await _room.ShownAsync(_room.Draft(1, $"I am {Canary}."));
        await _room.ShownAsync(_room.Draft(2, "Welcome.", replyTo: id));
        Assert.True(IsInFiles(), "The canary was not looked for in the right way.");

        if (byModerator)
        {
            Assert.Equal(ModerationOutcome.Done, await _room.Redaction.EraseAsync(new CommentVersion(id), CommentRoom.Nora, CancellationToken.None));
            Assert.Equal(ModerationOutcome.NothingThere, await _room.Redaction.EraseAsync(new CommentVersion(id), CommentRoom.Nora, CancellationToken.None));
        }
        else
        {
            Assert.True(await _room.Comments.EraseAsync(token, CancellationToken.None));
        }

        Assert.False(IsInFiles());
        Assert.True(Assert.Single((await _room.ShownAsync()).Threads).Top.IsErased);
    }

    [Fact]
    public async Task While_somebody_reads_the_old_text_the_log_keeps_it_and_the_next_write_overwrites_it()
    {
        (_, long id) = await _room.ShownAsync(_room.Draft(1, $"My son {Canary} has it too."));

        await _room.Open.Store.ReadAsync(async db =>
        {
            // EF would begin with a lock that keeps every write away.
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlAsync($"begin deferred");
            Assert.Equal(1, await db.Set<Comment>().CountAsync());
            await RedactAsync(id, "My son has it too.");
            await db.Database.ExecuteSqlAsync($"rollback");
            return true;
        });
        Assert.True(IsInFiles());
        await _room.Open.Store.WriteAsync(_ => Task.FromResult(true), CancellationToken.None);

        Assert.False(IsInFiles());
    }

    [Fact]
    public async Task What_the_screening_still_finds_in_the_rest_stays_marked()
    {
        (_, long id) = await _room.PostedAsync(_room.Draft(1, "Ida, call 912 34 567."));
        var left = new ScreeningFinding(ScreeningFindingKind.Phone, 5, 10);

        await _room.Redaction.RedactAsync(new CommentVersion(id), CommentRoom.Text("Call 912 34 567."), null, new ScreeningResult([left]), CommentRoom.Nora, CancellationToken.None);

        Assert.Equal([left], (await _room.Inbox.FindAsync(id, CancellationToken.None))!.Marks);
    }

    [Fact]
    public async Task A_redaction_cannot_be_undone_and_a_text_that_changed_meanwhile_is_not_redacted()
    {
        (string token, long id) = await _room.ShownAsync(_room.Draft(1, "Ida has it too."));
        await RedactAsync(id, "She has it too.");
        Assert.Equal(ModerationOutcome.NothingToUndo, await _room.UndoAsync(new CommentVersion(id, 2), CommentState.Approved));

        await _room.EditAsync(token, "Something else.");
        Assert.Equal(ModerationOutcome.ChangedMeanwhile, await _room.Redaction.RedactAsync(
            new CommentVersion(id, 2), CommentRoom.Text("Nothing."), null, new ScreeningResult([]), CommentRoom.Nora, CancellationToken.None));
        Assert.Equal(ModerationOutcome.ChangedMeanwhile, await _room.Redaction.EraseAsync(new CommentVersion(id, 2), CommentRoom.Nora, CancellationToken.None));
        Assert.Equal("Something else.", (await _room.FindAsync(token))!.Body);
    }

    private Task<ModerationOutcome> RedactAsync(long id, string text) =>
        _room.Redaction.RedactAsync(new CommentVersion(id), CommentRoom.Text(text), null, new ScreeningResult([]), CommentRoom.Nora, CancellationToken.None);

    private bool IsInFiles()
    {
        string[] files = Directory.GetFiles(_room.Open.Folder.Path, "fibroinfo.db*");
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        return files.Any(file => Bytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0);
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
