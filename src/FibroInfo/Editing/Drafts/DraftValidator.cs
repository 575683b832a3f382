using System.Text;
using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Editing.Drafts;

/// <summary>
/// Reads what somebody is writing as if it stood in the folder already. It has a reader of its own, which keeps what the
/// editorial checks ask of every text; the shelf of the readers does without, for its memory.
/// </summary>
public sealed class DraftValidator(ContentFileWriter files, ContentStore contentStore, TimeProvider clock)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    private readonly Lock _turn = new();
    private readonly ContentLoader _reader = new(new ContentFolder(files.Root), keepManuscripts: true);
    private ContentSnapshot? _seen;
    private CheckContext _desk = new(ContentSnapshot.Empty, default);

    /// <summary>
    /// Looks into the folder before the next answer, and does not wait until the store has noticed a change there. Whoever saves asks for
    /// it: what is judged by the folder of before lets through what a change by hand made wrong, and refuses what it made right.
    /// </summary>
    public void LookAgain() => Volatile.Write(ref _seen, null);

    /// <summary>The folder as it is, with the manuscript of every text.</summary>
    /// <exception cref="ContentUnavailableException">It took too long to read, as from a drive that does not answer.</exception>
    public CheckContext CreateContext() => InTurn(CatchUp);

    /// <param name="path">Of a language of the site; the file need not be there.</param>
    /// <param name="text">The whole file, as it would be.</param>
    /// <param name="address">Below which its pictures are asked for, when that is not its own.</param>
    /// <exception cref="ContentUnavailableException">As above.</exception>
    public DraftValidation Read(ContentPath path, string text, string? address = null) => InTurn(() =>
    {
        CheckContext before = CatchUp();
        if (!_reader.HasRead)
        {
            return Unknown(path.Path);
        }

        PreviewResult trial = _reader.Preview(path, text.TrimStart('\uFEFF').ReplaceLineEndings("\n"), address);
        IEnumerable<Problem> own = EditorialRules.RunOn(path.Path, new CheckContext(trial.ContentSnapshot, before.Today));
        // An address taken from another text, say: that file is right, and would be off the air.
        IEnumerable<Problem> others = trial.ContentSnapshot.Problems.Where(problem => problem.File != path.Path).Except(before.ContentSnapshot.Problems);
        return new DraftValidation(trial.Article, trial.Page, [.. TooLarge(path, text).Concat(own).Concat(others).OrderBy(problem => problem.Severity)]);
    });

    /// <summary>What <c>check</c> would say about a yaml file, and what it would break in others, that is not said already.</summary>
    /// <param name="file">One of the six.</param>
    /// <param name="text">The whole file, as it would be.</param>
    /// <exception cref="ContentUnavailableException">As above.</exception>
    public DraftValidation ReadShared(string file, string text) => InTurn(() =>
    {
        CheckContext before = CatchUp();
        if (!_reader.HasRead)
        {
            return Unknown(file);
        }

        ContentSnapshot tried = _reader.Preview(file, text.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
        Problem[] problems = [.. EditorialRules.Run(before.ContentSnapshot, before.Today)];
        HashSet<(string, string, string)> known = [.. problems.Select(Said)];
        // Of a text with an error, the rules do not say all: what they say once it can be read again is not new.
        HashSet<string> unread = [.. problems.Where(problem => problem.Severity == Severity.Error && problem.File != file).Select(problem => problem.File)];
        IEnumerable<Problem> found = EditorialRules.Run(tried, before.Today)
            .Where(problem => !known.Contains(Said(problem)) || (problem.File == file && problem.Severity == Severity.Error))
            .Where(problem => problem.Severity == Severity.Error || !unread.Contains(problem.File));
        return new DraftValidation(null, null, [.. found.OrderBy(problem => problem.Severity)]);
    });

    // A page never waits longer than this, though a reading may: it goes on, and is there for who asks next.
    private T InTurn<T>(Func<T> read)
    {
        Task<T> reading = Task.Factory.StartNew(
            () =>
            {
                if (!_turn.TryEnter(MaxWait))
                {
                    throw new ContentUnavailableException();
                }

                try
                {
                    return read();
                }
                finally
                {
                    _turn.Exit();
                }
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.WaitAny([reading], MaxWait) == 0 ? reading.GetAwaiter().GetResult() : throw new ContentUnavailableException();
    }

    private static DraftValidation Unknown(string file) => new(null, null, [new FileLocation(file).Error(
        "folder.away", "The content folder is missing, so this text can't be checked.", "Ask the person who runs the site to restore the folder.")]);

    // Lines move when others come or go.
    private static (string, string, string) Said(Problem problem) => (problem.File, problem.Rule, problem.Message);

    private static IEnumerable<Problem> TooLarge(ContentPath path, string text) => Encoding.UTF8.GetByteCount(text) <= TrackedFiles<Article>.MaxBytes ? []
        : [new FileLocation(path.Path).Error(
            "file.size", $"This text is larger than {TrackedFiles<Article>.MaxBytes / 1024} KB.", "Split it into several articles.")];

    // Another shelf means that something changed on disk.
    private CheckContext CatchUp()
    {
        DateOnly today = contentStore.Site.Today(clock.GetUtcNow());
        ContentSnapshot all = contentStore.Snapshot;
        if (!ReferenceEquals(all, _seen))
        {
            _desk = new CheckContext(_reader.Read() ?? (_reader.HasRead ? _desk.ContentSnapshot : all), today);
            _seen = _reader.IsAway ? null : all;
        }

        return _desk.Today == today ? _desk : _desk = new CheckContext(_desk.ContentSnapshot, today);
    }
}

/// <summary>What the site makes of a text before it is published.</summary>
/// <param name="Article">As readers would see it; null for a plain page, and when its keys cannot be read.</param>
/// <param name="Page">The same of a plain page.</param>
/// <param name="Problems">All that <c>check</c> says about it, and what it would break in other files: errors first.</param>
public sealed record DraftValidation(Article? Article, PlainPage? Page, IReadOnlyList<Problem> Problems)
{
    /// <summary>False when nothing of it can be shown.</summary>
    public bool IsReadable => Article is not null || Page is not null;

    /// <summary>Where readers would find it.</summary>
    public string? Address => Article?.Address ?? Page?.Address;

    public IEnumerable<Problem> Errors => Problems.Where(problem => problem.Severity == Severity.Error);

    /// <summary>May be passed, with a reason.</summary>
    public IEnumerable<Problem> Warnings => Problems.Where(problem => problem.Severity == Severity.Warning);
}
