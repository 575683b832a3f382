using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Editing.Pictures;

/// <summary>
/// Lays the pictures that a text names beside another one, byte by byte as they lie there: they are in the folder already, so
/// nothing comes in from elsewhere, and a drawing that somebody put there by hand goes along.
/// </summary>
public sealed class PictureCopier(ContentFileWriter files, ArticleImages album, SiteDatabase store, AuditTrail audit)
{
    /// <summary>Those beside a text that it names.</summary>
    public IReadOnlyList<string> NamedIn(string text, Slug folder)
    {
        PictureScanText[] alone = [new PictureScanText("", null, text)];
        return [.. album.ListIn(folder).Select(picture => picture.Picture.Name).Where(name => PictureUsageFinder.Find(name, alone).Count > 0)];
    }

    /// <summary>True when nothing lies in a folder, or there is none.</summary>
    public bool IsFree(Slug folder) => album.NamesIn(folder).Count == 0;

    /// <returns>Why one could not be laid there; null when all are.</returns>
    /// <exception cref="DatabaseUnavailableException">None was laid there.</exception>
    public Task<string?> CopyAsync(Slug from, IReadOnlyList<string> names, Slug to, Actor actor, CancellationToken cancel) =>
        files.RunExclusiveAsync(() => CopyExclusiveAsync(from, names, to, actor, cancel), cancel);

    private async Task<string?> CopyExclusiveAsync(Slug from, IReadOnlyList<string> names, Slug to, Actor actor, CancellationToken cancel)
    {
        var laid = new List<(string Path, byte[] Bytes)>();
        try
        {
            return await store.WriteAsync(
                transaction => Task.FromResult(names.Select(name => Copy(transaction, from, name, to, actor, laid)).FirstOrDefault(why => why is not null)), cancel);
        }
        catch (Exception fault) when (fault is DatabaseUnavailableException or OperationCanceledException)
        {
            laid.ForEach(picture => files.Remove(picture.Path, picture.Bytes));
            throw;
        }
    }

    private string? Copy(WriteTransaction transaction, Slug from, string name, Slug to, Actor actor, List<(string Path, byte[] Bytes)> laid)
    {
        string old = ArticleImages.GetPath(from, name), fresh = ArticleImages.GetPath(to, name);
        try
        {
            if (files.Read(old) is not { } bytes)
            {
                return null;
            }

            FileWriteOutcome outcome = files.Write(fresh, [], bytes);
            if (outcome is FileWriteOutcome.Done)
            {
                laid.Add((fresh, bytes));
                audit.Record(transaction, actor, "picture.copy", $"picture {fresh}", $"from {old}");
            }

            return (outcome as FileWriteOutcome.Refused)?.Why;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return FileWriteOutcome.Refused.FromException(old, fault).Why;
        }
    }
}
