using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Text;

namespace FibroInfo.Editing.Pictures;

/// <summary>
/// Lays the pictures that a text names beside another one, byte by byte as they lie there: they are in the folder already, so
/// nothing comes in from elsewhere, and a drawing that somebody put there by hand goes along.
/// </summary>
public sealed class PictureCopies(ContentFiles files, ArticleImages album, SiteDatabase store, AuditTrail audit)
{
    /// <summary>Those beside a text that it names.</summary>
    public IReadOnlyList<string> NamedIn(string text, Slug folder)
    {
        WrittenText[] alone = [new WrittenText("", null, text)];
        return [.. album.Of(folder).Select(picture => picture.Picture.Name).Where(name => PictureUses.Of(name, alone).Count > 0)];
    }

    /// <summary>True when nothing lies in a folder, or there is none.</summary>
    public bool IsFree(Slug folder) => album.NamesIn(folder).Count == 0;

    /// <returns>Why one could not be laid there; null when all are.</returns>
    /// <exception cref="DatabaseUnavailableException">None was laid there.</exception>
    public Task<string?> CopyAsync(Slug from, IReadOnlyList<string> names, Slug to, Actor who, CancellationToken cancel) =>
        files.AloneAsync(() => CopyAloneAsync(from, names, to, who, cancel), cancel);

    private async Task<string?> CopyAloneAsync(Slug from, IReadOnlyList<string> names, Slug to, Actor who, CancellationToken cancel)
    {
        var laid = new List<(string Path, byte[] Bytes)>();
        try
        {
            return await store.WriteAsync(
                writing => Task.FromResult(names.Select(name => Copy(writing, from, name, to, who, laid)).FirstOrDefault(why => why is not null)), cancel);
        }
        catch (Exception fault) when (fault is DatabaseUnavailableException or OperationCanceledException)
        {
            laid.ForEach(picture => files.Remove(picture.Path, picture.Bytes));
            throw;
        }
    }

    private string? Copy(WriteTransaction writing, Slug from, string name, Slug to, Actor who, List<(string Path, byte[] Bytes)> laid)
    {
        string old = ArticleImages.PathOf(from, name), fresh = ArticleImages.PathOf(to, name);
        try
        {
            if (files.Read(old) is not { } bytes)
            {
                return null;
            }

            WriteOutcome outcome = files.Write(fresh, [], bytes);
            if (outcome is WriteOutcome.Done)
            {
                laid.Add((fresh, bytes));
                audit.Note(writing, who, "picture.copy", $"picture {fresh}", $"from {old}");
            }

            return (outcome as WriteOutcome.Refused)?.Why;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return WriteOutcome.Refused.Of(old, fault).Why;
        }
    }
}
