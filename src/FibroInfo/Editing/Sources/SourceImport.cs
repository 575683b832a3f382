using System.Text.Json.Nodes;
using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.Editing.Documents;
using FibroInfo.References;
using FibroInfo.References.Formats;
using FibroInfo.Registries;

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
                    return sorted is { Added: [], Noticed: [] }
                        ? SourceEdit.Reject(new SourceSaved("", []))
                        : SourceEdit.Accept(Write(sources, sorted), "library", Detail(sorted));
                }, cancel);
            return outcome is SourceSaved ? new SourceImportResult(outcome, sorted.Added, sorted.Known) { Editions = sorted.Editions }
                : new SourceImportResult(outcome, [], []);
        }, cancel);

    private static ReferencesFile Write(ReferencesFile sources, Sorted sorted)
    {
        ReferencesFile noticed = sources.ChangeMany([.. sorted.Noticed.Select(found => Mark(sources, found))]);
        return sorted.Added.Count == 0 ? noticed : noticed.Add(sorted.Added.Select(source => source.ToItem()));
    }

    private static (SourceItem, JsonObject) Mark(ReferencesFile sources, FoundNotice found)
    {
        SourceItem item = sources.Find(found.Source)!;
        JsonObject wanted = sources.Object(item);
        RegistryUpdates.WriteNotice(wanted, found.Notice);
        return (item, wanted);
    }

    private static string Detail(Sorted sorted)
    {
        string noticed = string.Join(", ", sorted.Noticed.Select(found => $"{found.Notice.Kind} of {found.Source}"));
        return $"{sorted.Added.Count} added, {sorted.Known.Count} known{(noticed.Length > 0 ? $"; told by the file: {noticed}" : "")}";
    }

    // What a journal said of a paper is heard although the library has the paper: the heaviest that the file tells, if it is heavier than ours.
    private static void Hear(Sorted sorted, Reference source, Reference known)
    {
        int at = sorted.Noticed.FindIndex(found => found.Source == known.Id);
        Notice? ours = at >= 0 ? sorted.Noticed[at].Notice : known.Facts.Notice;
        if (source.Facts.Notice is { } told && (ours is null || told.Kind < ours.Kind))
        {
            sorted.Noticed.RemoveAll(found => found.Source == known.Id);
            sorted.Noticed.Add(new FoundNotice(known.Id, told));
        }
    }

    private static Sorted Sort(IReadOnlyList<Reference> incoming, Bibliography library)
    {
        var doubles = new DuplicateSourceFinder(library.All);
        var keys = new CitationKeyGenerator(library.All.Select(source => source.Id));
        var sorted = new Sorted([], [], []);
        HashSet<string> stored = [.. library.All.Select(source => source.Id)];
        foreach (Reference source in incoming)
        {
            // Found by its marks even when it also has the key: a copy of our own export.
            DuplicateSource? known = doubles.FindAny(source);
            if (known is not (null or { By: DuplicateCriterion.Edition }))
            {
                sorted.Known.Add((source, known));
                if (stored.Contains(known.Known.Id) && known.By is not DuplicateCriterion.Title)
                {
                    Hear(sorted, source, known.Known);
                }

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
        List<Reference> Added, List<(Reference Incoming, DuplicateSource Known)> Known, List<FoundNotice> Noticed)
    {
        public List<(Reference Added, Reference Known)> Editions { get; } = [];
    }
}
