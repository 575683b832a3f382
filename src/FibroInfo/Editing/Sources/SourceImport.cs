using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Editing.Sources;

/// <summary>What came of an import.</summary>
/// <param name="Outcome">Done, or why nothing was added.</param>
/// <param name="Added">As they are called in the library now.</param>
/// <param name="Known">Those that the library had: not added again.</param>
public sealed record SourceImportResult(EditResult Outcome, IReadOnlyList<Reference> Added, IReadOnlyList<(Reference Incoming, DuplicateSource Known)> Known)
{
    /// <summary>Those of <see cref="Added"/> whose title the library had from another year: a person says whether they are new editions.</summary>
    public IReadOnlyList<(Reference Added, Reference Known)> Editions { get; init; } = [];
}

/// <summary>Adds many sources at once, and none that the library has already.</summary>
public sealed class SourceImport(ContentFileWriter files, SourceCommit commit)
{
    public async Task<SourceImportResult> AddAsync(IReadOnlyList<Reference> incoming, Actor actor, CancellationToken cancel)
    {
        try
        {
            return await AddExclusiveAsync(incoming, actor, cancel);
        }
        catch (ContentUnavailableException)
        {
            return new SourceImportResult(EditResult.Failed.Away, [], []);
        }
    }

    private Task<SourceImportResult> AddExclusiveAsync(IReadOnlyList<Reference> incoming, Actor actor, CancellationToken cancel) => files.RunExclusiveAsync(
        async () =>
        {
            var sorted = new Sorted([], [], []);
            EditResult outcome = await commit.RunAsync(
                actor, "source.import", sources =>
                {
                    (Bibliography library, var problems) = CslJson.Read(System.Text.Encoding.UTF8.GetString(sources.Bytes), ReferencesFile.Name);
                    if (!library.IsReadable)
                    {
                        return SourceEdit.Reject(new EditResult.Invalid(problems));
                    }

                    sorted = Sort(incoming, library);
                    return sorted.Added.Count == 0
                        ? SourceEdit.Reject(new SourceSaved("", []))
                        : SourceEdit.Accept(
                            sources.Add(sorted.Added.Select(source => source.ToItem())), "library", $"{sorted.Added.Count} added, {sorted.Known.Count} known");
                }, cancel);
            return outcome is SourceSaved ? new SourceImportResult(outcome, sorted.Added, sorted.Known) { Editions = sorted.Editions }
                : new SourceImportResult(outcome, [], []);
        }, cancel);

    private static Sorted Sort(IReadOnlyList<Reference> incoming, Bibliography library)
    {
        var doubles = new DuplicateSourceFinder(library.All);
        var keys = new CitationKeyGenerator(library.All.Select(source => source.Id));
        var sorted = new Sorted([], [], []);
        foreach (Reference source in incoming)
        {
            // Found by its marks even when it also has the key: a copy of our own export.
            DuplicateSource? known = doubles.FindAny(source);
            if (known is not (null or { By: DuplicateCriterion.Edition }))
            {
                sorted.Known.Add((source, known));
                continue;
            }

            Reference added = keys.IsTaken(source.Id) ? CslJson.Rename(source, keys.Next(source.Id)) : source;
            keys.Reserve(added.Id);
            doubles.Add(added);
            sorted.Added.Add(added);
            if (known is not null)
            {
                sorted.Editions.Add((added, known.Known));
            }
        }

        return sorted;
    }

    private sealed record Sorted(
        List<Reference> Added, List<(Reference Incoming, DuplicateSource Known)> Known, List<(Reference Added, Reference Known)> Editions);
}
