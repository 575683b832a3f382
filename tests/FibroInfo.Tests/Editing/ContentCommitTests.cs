using FibroInfo.Data;
using FibroInfo.Editing;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Tests.Editing;

/// <summary>Files and the rows that tell of their change are changed together, or not at all, whatever is thrown and wherever.</summary>
public sealed class ContentCommitTests : IDisposable
{
    private static readonly Dictionary<string, FaultStep[]> Steps = new(StringComparer.Ordinal)
    {
        ["article"] = [FaultStep.File, FaultStep.Revision, FaultStep.Audit, FaultStep.Draft, FaultStep.Commit],
        ["new article"] = [FaultStep.File, FaultStep.Revision, FaultStep.Audit, FaultStep.Draft, FaultStep.Commit],
        ["restore"] = [FaultStep.File, FaultStep.Revision, FaultStep.Audit, FaultStep.Commit],
        ["picture in"] = [FaultStep.File, FaultStep.Audit, FaultStep.Commit],
        ["picture out"] = [FaultStep.File, FaultStep.Audit, FaultStep.Commit],
        ["pictures copied"] = [FaultStep.File, FaultStep.Audit, FaultStep.Commit],
        ["source"] = [FaultStep.File, FaultStep.Audit, FaultStep.Commit],
        ["source renamed"] = [FaultStep.File, FaultStep.Revision, FaultStep.Draft, FaultStep.KeyChange, FaultStep.Audit, FaultStep.Commit],
        ["sources merged"] = [FaultStep.File, FaultStep.Revision, FaultStep.Draft, FaultStep.KeyChange, FaultStep.Audit, FaultStep.Commit],
        ["sources imported"] = [FaultStep.File, FaultStep.Audit, FaultStep.Commit],
        ["entry"] = [FaultStep.File, FaultStep.Audit, FaultStep.Commit],
        ["address"] = [FaultStep.File, FaultStep.Revision, FaultStep.Audit, FaultStep.Draft, FaultStep.Commit],
        ["due change"] = [FaultStep.File, FaultStep.Revision, FaultStep.Audit, FaultStep.Commit],
        ["unplanned"] = [FaultStep.File, FaultStep.Audit, FaultStep.Draft, FaultStep.Commit],
        ["signature"] = [FaultStep.File, FaultStep.Revision, FaultStep.Audit, FaultStep.Signature, FaultStep.Commit],
        ["scheduled change"] = [FaultStep.File, FaultStep.Revision, FaultStep.Audit, FaultStep.Draft, FaultStep.Commit],
    };

    // How many files each of these changes.
    private static readonly Dictionary<string, int> SeveralFiles = new(StringComparer.Ordinal)
    {
        ["pictures copied"] = 2,
        ["source renamed"] = 7,
        ["sources merged"] = 6,
        ["address"] = 2,
        ["due change"] = 2,
    };

    private readonly EditorRoom _room = new();

    public static TheoryData<string, FaultStep> Everywhere => Pairs(Steps.SelectMany(pair => pair.Value, (pair, step) => (pair.Key, step)));

    public static TheoryData<string, int> BehindTheFirstFile => Pairs(SeveralFiles.SelectMany(pair => Enumerable.Range(1, pair.Value - 1), (pair, at) => (pair.Key, at)));

    public static TheoryData<string> Actions => [.. Steps.Keys];

    public void Dispose() => _room.Dispose();

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Whatever_is_thrown_at_a_step_the_files_and_the_rows_are_as_before_and_the_same_can_be_done_afterwards(string action, FaultStep step)
    {
        await _room.WriteDraftsAsync();
        string[] before = _room.State();
        Func<Exception>[] kinds = [() => new IOException("No."), () => new InvalidOperationException("No."), () => new DbUpdateException("No."), () => new OperationCanceledException("No.")];
        // A file system that syncs no folders is one of those that a site runs on.
        foreach (Func<Exception> kind in step == FaultStep.File ? kinds[1..] : kinds)
        {
            await FailAsync(action, step, () => throw kind());
            Assert.Equal(before, _room.State());
        }

        Assert.True(IsDone(await _room.ActAsync(action, CancellationToken.None)));
        Assert.NotEqual(before, _room.State());
    }

    [Theory]
    [MemberData(nameof(BehindTheFirstFile))]
    public async Task Of_several_files_none_is_changed_when_one_of_the_later_ones_fails(string action, int at)
    {
        await _room.WriteDraftsAsync();
        string[] before = _room.State();

        await FailAsync(action, FaultStep.File, () => throw new InvalidOperationException("No."), at);

        Assert.Equal(before, _room.State());
        Assert.True(IsDone(await _room.ActAsync(action, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_person_who_goes_away_meanwhile_leaves_nothing_half_done(string action)
    {
        await _room.WriteDraftsAsync();
        string[] before = _room.State();
        using var gone = new CancellationTokenSource();
        _room.Fault.Arm(FaultStep.File, gone.Cancel);

        Exception? thrown = await Record.ExceptionAsync(() => _room.ActAsync(action, gone.Token));

        Assert.Equal(1, _room.Fault.Fired);
        Assert.True(thrown is OperationCanceledException, $"{action}: {thrown}");
        Assert.Equal(before, _room.State());
        Assert.True(IsDone(await _room.ActAsync(action, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_folder_that_refuses_is_told_and_nothing_is_half_done(string action)
    {
        await _room.WriteDraftsAsync();
        string[] before = _room.State();
        // Where several files are changed, the last of the texts is in it.
        string folder = action switch
        {
            "source" or "sources imported" or "entry" => "",
            "new article" => "articles",
            "pictures copied" or "signature" => "articles/asked",
            "unplanned" => "articles/planned",
            "scheduled change" => "articles/live",
            _ => "articles/sleep",
        };
        using (new ClosedFolder(Path.TrimEndingDirectorySeparator(_room.Content.Full(folder))))
        {
            Assert.False(IsDone(await _room.ActAsync(action, CancellationToken.None)));
            Assert.Equal(before, _room.State());
        }

        Assert.True(IsDone(await _room.ActAsync(action, CancellationToken.None)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_put_back_is_told_to_the_person_and_to_the_log_by_its_path()
    {
        ClosedFolder? closed = null;
        _room.Fault.Arm(FaultStep.Commit, () =>
        {
            closed = new ClosedFolder(_room.Content.Full("articles/sleep"));
            throw new InvalidOperationException("No.");
        });

        object outcome = await _room.ActAsync("article", CancellationToken.None);

        closed!.Dispose();
        Assert.Contains($"'{TempContent.ArticlePath}' was changed, but", Why(outcome), StringComparison.Ordinal);
        Assert.Single(_room.Log.Lines, line => line.StartsWith($"{TempContent.ArticlePath} was changed without its rows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_program_wrote_meanwhile_is_not_taken_back()
    {
        _room.Fault.Arm(FaultStep.Commit, () =>
        {
            _room.Content.Write(TempContent.ArticlePath, "Theirs.");
            throw new InvalidOperationException("No.");
        });

        Assert.False(IsDone(await _room.ActAsync("article", CancellationToken.None)));

        Assert.Equal("Theirs.", await File.ReadAllTextAsync(_room.Content.Full(TempContent.ArticlePath)));
    }

    [Fact]
    public async Task A_fault_behind_the_commit_takes_nothing_back()
    {
        _room.Open.Changes.Subscribe(_ => throw new InvalidOperationException("No."));
        var commit = new ContentCommit(_room.Files, _room.Open.Store, _room.Log);
        byte[] before = await File.ReadAllBytesAsync(_room.Content.Full("topics.yaml"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => commit.RunAsync(
            new FileChange("topics.yaml", before, "later: {}\n"u8.ToArray()),
            transaction =>
            {
                transaction.Invalidate("topic:sleep");
                return Task.CompletedTask;
            }, CancellationToken.None));

        Assert.Equal("later: {}\n", await File.ReadAllTextAsync(_room.Content.Full("topics.yaml")));
    }

    [Fact]
    public void Nothing_but_the_commit_writes_or_removes_a_file_of_the_content_folder()
    {
        string[] callers = [.. Repository.Files("src/FibroInfo", "*.cs").Where(file => File.ReadAllText(file) is var text && (text.Contains("files.Write(", StringComparison.Ordinal) || text.Contains("files.Remove(", StringComparison.Ordinal) || text.Contains("files.Apply(", StringComparison.Ordinal)))];

        Assert.Equal([Repository.Folder("src/FibroInfo/Editing/ContentCommit.cs")], callers);
    }

    // Told in words, or by one of the two exceptions that every page answers.
    private async Task FailAsync(string action, FaultStep step, Action deed, int skip = 0)
    {
        _room.Fault.Arm(step, deed, skip);
        object? outcome = null;
        Exception? thrown = await Record.ExceptionAsync(async () => outcome = await _room.ActAsync(action, CancellationToken.None));
        Assert.Equal(1, _room.Fault.Fired);
        Assert.True(thrown is null or DatabaseUnavailableException or OperationCanceledException, $"{action}, {step}: {thrown}");
        Assert.True(thrown is not null || Why(outcome!).Length > 0, $"{action}, {step}: {outcome}");
        // As the site itself does when the rows were away.
        await _room.Open.Store.OpenAsync(CancellationToken.None);
    }

    private static TheoryData<string, T> Pairs<T>(IEnumerable<(string Action, T At)> pairs)
    {
        var all = new TheoryData<string, T>();
        foreach ((string action, T at) in pairs)
        {
            all.Add(action, at);
        }

        return all;
    }

    private static bool IsDone(object outcome) => outcome is EditResult.Saved;

    private static string Why(object outcome) => outcome as string ?? outcome.GetType().GetProperty("Why")?.GetValue(outcome) as string ?? "";
}
