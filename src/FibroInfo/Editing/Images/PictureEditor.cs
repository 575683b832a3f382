using FibroInfo.Audit;
using FibroInfo.Content.Pictures;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Editing.Images;

/// <summary>Puts pictures beside an article and takes them away. Nothing is ever written over.</summary>
public sealed class PictureEditor(ContentFileWriter files, ArticleImages images, PictureUsageFinder uses, ContentCommit commit, AuditTrail audit)
{
    private const int MaxNameCharacters = 60;

    /// <param name="folder">Of an article that is there, or is being written.</param>
    /// <param name="sentName">What the file was called where it comes from: it names the picture and says nothing of its kind.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public async Task<EditResult> AddAsync(Slug folder, string sentName, byte[] sent, Actor actor, CancellationToken cancel) =>
        PictureInspection.Inspect(sent) switch
        {
            PictureInspection.Fit fit => await RunExclusiveAsync(() => AddExclusiveAsync(folder, sentName, fit, actor, cancel), cancel),
            PictureInspection.Unfit unfit => new PictureUnfit(unfit.Why),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };

    /// <exception cref="DatabaseUnavailableException">Nothing was removed.</exception>
    public Task<EditResult> RemoveAsync(Slug folder, string name, Actor actor, CancellationToken cancel) =>
        RunExclusiveAsync(() => RemoveExclusiveAsync(folder, name, actor, cancel), cancel);

    private async Task<EditResult> RunExclusiveAsync(Func<Task<EditResult>> work, CancellationToken cancel)
    {
        try
        {
            return await files.RunExclusiveAsync(work, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is ContentUnavailableException ? EditResult.Failed.Away : new EditResult.Failed(
                "The folder of this article can't be read. Ask the person who runs the site to check its permissions.");
        }
    }

    private async Task<EditResult> AddExclusiveAsync(Slug folder, string sentName, PictureInspection.Fit fit, Actor actor, CancellationToken cancel)
    {
        if (FindSame(folder, fit.Bytes) is { } same)
        {
            return new PictureKnown(same);
        }

        string name = FreeName(folder, sentName, fit.Ending);
        string path = ArticleImages.GetPath(folder, name);
        EditResult outcome = await CommitAsync(
            new FileChange(path, null, fit.Bytes), actor, "picture.add", $"{fit.Width} × {fit.Height}, {fit.Bytes.Length} bytes", cancel);
        return outcome is not EditResult.Saved ? outcome
            : images.Find(folder, name) is { } added ? new PictureAdded(added) : EditResult.Conflict.Instance;
    }

    private async Task<EditResult> RemoveExclusiveAsync(Slug folder, string name, Actor actor, CancellationToken cancel)
    {
        if (images.Find(folder, name)?.Picture.Name is not { } known || files.Read(ArticleImages.GetPath(folder, known)) is not { } bytes)
        {
            return EditResult.Conflict.Instance;
        }

        if (PictureUsageFinder.Find(known, await uses.TextsAsync(folder, cancel)) is { Count: > 0 } used)
        {
            return new PictureInUse(used);
        }

        return await CommitAsync(new FileChange(ArticleImages.GetPath(folder, known), bytes, null), actor, "picture.remove", null, cancel);
    }

    private Task<EditResult> CommitAsync(FileChange change, Actor actor, string action, string? detail, CancellationToken cancel) => commit.RunAsync(
        change,
        transaction =>
        {
            audit.Record(transaction, actor, action, $"picture {change.Path}", detail);
            return Task.CompletedTask;
        }, cancel);

    private PictureFile? FindSame(Slug folder, byte[] bytes) => images.ListIn(folder)
        .FirstOrDefault(picture => new FileInfo(picture.FullPath).Length == bytes.Length && File.ReadAllBytes(picture.FullPath).AsSpan().SequenceEqual(bytes));

    // "IMG 2041.JPG" → img-2041.jpg, img-2041-2.jpg … Where letters have no case on the disk, that name would be taken too.
    private string FreeName(Slug folder, string sent, string ending)
    {
        HashSet<string> taken = images.NamesIn(folder).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string last = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        string word = SlugGenerator.Generate(Path.GetFileNameWithoutExtension(last), MaxNameCharacters) is { Length: > 0 } said ? said : "picture";
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? word + ending : $"{word}-{number}{ending}")
            .First(name => !taken.Contains(name));
    }
}

public sealed record PictureAdded(PictureFile Picture) : EditResult.Saved;

/// <summary>The same picture lies in this folder already.</summary>
public sealed record PictureKnown(PictureFile Picture) : EditResult;

public sealed record PictureUnfit(PictureFault Why) : EditResult;

public sealed record PictureInUse(IReadOnlyList<PictureUsage> Uses) : EditResult;
