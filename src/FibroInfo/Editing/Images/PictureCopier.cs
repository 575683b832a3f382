using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Editing.Images;

/// <summary>
/// Lays the pictures that a text names beside another one, byte by byte as they lie there: they are in the folder already, so
/// nothing comes in from elsewhere, and a drawing that somebody put there by hand goes along.
/// </summary>
public sealed class PictureCopier(ContentFileWriter files, ArticleImages images, ContentCommit commit, AuditTrail audit)
{
    /// <summary>Those beside a text that it names.</summary>
    public IReadOnlyList<string> NamedIn(string text, Slug folder)
    {
        PictureScanText[] alone = [new PictureScanText("", null, text)];
        return [.. images.ListIn(folder).Select(picture => picture.Picture.Name).Where(name => PictureUsageFinder.Find(name, alone).Count > 0)];
    }

    /// <summary>True when nothing lies in a folder, or there is none.</summary>
    public bool IsFree(Slug folder) => images.NamesIn(folder).Count == 0;

    /// <returns>Why none was laid there; null when all are.</returns>
    /// <exception cref="DatabaseUnavailableException">None was laid there.</exception>
    public Task<string?> CopyAsync(Slug from, IReadOnlyList<string> names, Slug to, Actor actor, CancellationToken cancel) =>
        files.RunExclusiveAsync(() => CopyExclusiveAsync(from, names, to, actor, cancel), cancel);

    private async Task<string?> CopyExclusiveAsync(Slug from, IReadOnlyList<string> names, Slug to, Actor actor, CancellationToken cancel)
    {
        var copies = new List<(string Old, FileChange Change)>();
        foreach (string name in names)
        {
            string old = ArticleImages.GetPath(from, name), path = ArticleImages.GetPath(to, name);
            try
            {
                // One that is gone since, or lies there already, is named by the checks.
                if (files.Read(old) is { } bytes && files.Read(path) is null)
                {
                    copies.Add((old, new FileChange(path, null, bytes)));
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return EditResult.Failed.FromException(old, fault).Why;
            }
        }

        return await commit.RunAsync(
            [.. copies.Select(copy => copy.Change)],
            transaction =>
            {
                copies.ForEach(copy => audit.Record(transaction, actor, "picture.copy", $"picture {copy.Change.Path}", $"from {copy.Old}"));
                return Task.CompletedTask;
            }, cancel) switch
        {
            EditResult.Saved => null,
            EditResult.Failed failed => failed.Why,
            _ => "Another program wrote a picture there at the same moment. Try again.",
        };
    }
}
