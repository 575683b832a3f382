using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using Microsoft.EntityFrameworkCore;

namespace FibroInfo.Editing.Revisions;

/// <summary>
/// Brings a text from before a change of keys up to today: what an open window still sends, and an old version that is brought back.
/// </summary>
public sealed class SourceKeyHistory(SiteDatabase store, ContentFileWriter files)
{
    /// <summary>The text with the keys of today in the place of those that the library does not have any more.</summary>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public async Task<string> UpdateTextAsync(string text, CancellationToken cancel)
    {
        string[] cited = [.. CitationScanner.Find(text).Distinct(StringComparer.Ordinal)];
        List<SourceKeyChange> changes = cited is [] ? [] : await store.ReadAsync(
            async db => await db.Set<SourceKeyChange>().AnyAsync(change => EF.Parameter(cited).Contains(change.OldKey), cancel)
                ? await db.Set<SourceKeyChange>().AsNoTracking().OrderBy(change => change.Id).ToListAsync(cancel) : []);
        if (changes is [] || ReadLibrary() is not { } library)
        {
            return text;
        }

        return changes.Where(change => library.Find(change.OldKey) is null)
            .Aggregate(text, (updated, change) => new SourceKeyRewriter(change.OldKey, change.NewKey, change.IsSamePaper).Apply(updated).Text);
    }

    /// <summary>The file that somebody began with, as it was after its keys were changed.</summary>
    /// <param name="file">Below the content folder.</param>
    /// <param name="version">A <see cref="ContentHash"/>.</param>
    /// <exception cref="DatabaseUnavailableException">The store does not answer.</exception>
    public Task<string> UpdateVersionAsync(string file, string version, CancellationToken cancel) => store.ReadAsync(async db =>
    {
        // In the order in which they were written: a file that came back to what it was once is not followed for ever.
        long last = 0;
        while (await db.Set<RewrittenText>().AsNoTracking().Where(text => text.File == file && text.Before == version && text.Id > last)
            .OrderByDescending(text => text.Id).FirstOrDefaultAsync(cancel) is { } rewritten)
        {
            (version, last) = (rewritten.After, rewritten.Id);
        }

        return version;
    });

    // Of a library that cannot be read nobody says which keys it has not.
    private ReferencesFile? ReadLibrary()
    {
        try
        {
            return ReferencesFile.Parse(files.Read(ReferencesFile.Name), []);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
