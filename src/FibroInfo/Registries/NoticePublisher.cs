using FibroInfo.Data;
using FibroInfo.References;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Registries;

/// <summary>
/// Has what was found written into <c>references.json</c>, where every reader and every export sees it. Once for each
/// notice: an editor who takes it out again has the last word.
/// </summary>
/// <param name="sources">The bibliography as it is now.</param>
/// <param name="write">Writes into the file; false when it cannot be written just now.</param>
public sealed class NoticePublisher(
    SiteDatabase store, CurrentBibliography sources, NoticeWriter write, TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <returns>False when the file could not be written: what was found stays to be told.</returns>
    /// <exception cref="DatabaseUnavailableException">The rows do not answer.</exception>
    public async Task<bool> PublishAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            List<RegistryLookup> untold = await store.ReadAsync(db => db.Set<RegistryLookup>().AsNoTracking()
                .Where(row => row.Told == null && (row.State == NoticeState.Retracted || row.State == NoticeState.PartlyRetracted
                    || row.State == NoticeState.InDoubt || row.State == NoticeState.Corrected)).ToListAsync(cancel));
            FoundNotice[] found = [.. Found(untold)];
            return (found is [] || await write(found, cancel)) && await MarkAsync(untold, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    // What the file says already, or something heavier, is not said again.
    private IEnumerable<FoundNotice> Found(List<RegistryLookup> untold)
    {
        ILookup<RegistryQuery, RegistryLookup> rows = untold.ToLookup(row => row.Question);
        foreach (Reference source in untold is [] ? [] : sources().All)
        {
            Notice? heaviest = NoticeFinding.Heaviest(RegistryQuery.ListFor(source).SelectMany(query => rows[query]).Select(row => row.Notice)).Notice;
            if (heaviest is not null && (source.Facts.Notice is not { } own || heaviest.Kind < own.Kind))
            {
                yield return new FoundNotice(source.Id, heaviest);
            }
        }
    }

    private async Task<bool> MarkAsync(List<RegistryLookup> told, CancellationToken cancel)
    {
        long[] ids = [.. told.Select(row => row.Id)];
        DateTimeOffset now = clock.GetUtcNow();
        return ids is [] || await store.WriteAsync(
            async transaction => await transaction.Db.Set<RegistryLookup>()
                .Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.Told, now), cancel) >= 0,
            cancel);
    }
}

/// <summary>A notice that was found and is to be written into <c>references.json</c>.</summary>
/// <param name="Source">The citation key.</param>
public sealed record FoundNotice(string Source, Notice Notice);

/// <summary>Writes what was found into the file.</summary>
/// <returns>False when it cannot be written just now.</returns>
public delegate Task<bool> NoticeWriter(IReadOnlyList<FoundNotice> found, CancellationToken cancel);
