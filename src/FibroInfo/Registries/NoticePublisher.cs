using FibroInfo.Data;
using FibroInfo.References;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Registries;

/// <summary>
/// Has found notices written into <c>references.json</c>, where every reader and every export sees them. Each notice is written only
/// once: when an editor removes it again, it stays removed.
/// </summary>
/// <param name="sources">Returns the current bibliography.</param>
/// <param name="write">Writes into the file; false when the file cannot be written now.</param>
public sealed class NoticePublisher(
    SiteDatabase store, CurrentBibliography sources, NoticeWriter write, TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <returns>False when the file could not be written; the notices are kept for the next attempt.</returns>
    public async Task<bool> PublishAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            List<RegistryLookup> unpublished = await store.ReadAsync(db => db.Set<RegistryLookup>().AsNoTracking()
                .Where(row => row.Told == null && (row.State == NoticeState.Retracted || row.State == NoticeState.PartlyRetracted
                    || row.State == NoticeState.InDoubt || row.State == NoticeState.Corrected)).ToListAsync(cancel));
            FoundNotice[] found = [.. ListNew(unpublished)];
            return (found is [] || await write(found, cancel)) && await MarkAsync(unpublished, cancel);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    // Leaves out what the file already says, and what is less serious than that.
    private IEnumerable<FoundNotice> ListNew(List<RegistryLookup> unpublished)
    {
        ILookup<RegistryQuery, RegistryLookup> rows = unpublished.ToLookup(row => row.Question);
        foreach (Reference source in unpublished is [] ? [] : sources().All)
        {
            Notice? heaviest = NoticeFinding.Heaviest(RegistryQuery.ListFor(source).SelectMany(query => rows[query]).Select(row => row.Notice)).Notice;
            if (heaviest is not null && (source.Facts.Notice is not { } current || heaviest.Kind < current.Kind))
            {
                yield return new FoundNotice(source.Id, heaviest);
            }
        }
    }

    private async Task<bool> MarkAsync(List<RegistryLookup> published, CancellationToken cancel)
    {
        long[] ids = [.. published.Select(row => row.Id)];
        DateTimeOffset now = clock.GetUtcNow();
        return ids is [] || await store.WriteAsync(
            async transaction => await transaction.Db.Set<RegistryLookup>()
                .Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.Told, now), cancel) >= 0,
            cancel);
    }
}

/// <summary>A found notice that is to be written into <c>references.json</c>.</summary>
/// <param name="Source">The citation key.</param>
public sealed record FoundNotice(string Source, Notice Notice);

/// <summary>Writes what was found into the file.</summary>
/// <returns>False when it cannot be written just now.</returns>
public delegate Task<bool> NoticeWriter(IReadOnlyList<FoundNotice> found, CancellationToken cancel);
