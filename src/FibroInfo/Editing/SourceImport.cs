using FibroInfo.Audit;
using FibroInfo.Data;
using FibroInfo.References;
using FibroInfo.References.Formats;

namespace FibroInfo.Editing;

/// <summary>What came of an import.</summary>
/// <param name="Outcome">Done, or why nothing was added.</param>
/// <param name="Added">As they are called in the library now.</param>
/// <param name="Known">Those that the library had: not added again.</param>
public sealed record ImportResult(SourceOutcome Outcome, IReadOnlyList<Reference> Added, IReadOnlyList<(Reference Incoming, SourceDouble Known)> Known);

/// <summary>Adds many sources at once, and none that the library has already.</summary>
public sealed class SourceImport(ContentFiles files, SiteDatabase store, AuditTrail audit)
{
    private readonly SourceWriting _writing = new(files, store, audit);

    public async Task<ImportResult> AddAsync(IReadOnlyList<Reference> incoming, Actor who, CancellationToken cancel)
    {
        try
        {
            return await AddAloneAsync(incoming, who, cancel);
        }
        catch (ContentAwayException)
        {
            return new ImportResult(SourceOutcome.Refused.Of(WriteOutcome.Refused.Away), [], []);
        }
    }

    private Task<ImportResult> AddAloneAsync(IReadOnlyList<Reference> incoming, Actor who, CancellationToken cancel) => files.AloneAsync(
        async () =>
        {
            var sorted = new Sorted([], []);
            SourceOutcome outcome = await _writing.RunAsync(
                who, "source.import", sources =>
                {
                    (Bibliography library, var problems) = CslJson.Read(System.Text.Encoding.UTF8.GetString(sources.Bytes), SourcesFile.Name);
                    if (!library.IsReadable)
                    {
                        return SourceEdit.No(new SourceOutcome.Faulty(problems));
                    }

                    sorted = Sort(incoming, library);
                    return sorted.Added.Count == 0
                        ? SourceEdit.No(new SourceOutcome.Done("", []))
                        : SourceEdit.To(
                            sources.Add(sorted.Added.Select(source => source.ToItem())), "library", $"{sorted.Added.Count} added, {sorted.Known.Count} known");
                }, cancel);
            return outcome is SourceOutcome.Done ? new ImportResult(outcome, sorted.Added, sorted.Known) : new ImportResult(outcome, [], []);
        }, cancel);

    private static Sorted Sort(IReadOnlyList<Reference> incoming, Bibliography library)
    {
        var doubles = new SourceDoubles(library.All);
        var keys = new KeyMint(library.All.Select(source => source.Id));
        var sorted = new Sorted([], []);
        foreach (Reference source in incoming)
        {
            // Found by its marks even when it also has the key: a copy of our own export.
            if (doubles.FindAny(source) is { } known)
            {
                sorted.Known.Add((source, known));
                continue;
            }

            Reference added = keys.IsTaken(source.Id) ? CslJson.Rename(source, keys.Next(source.Id)) : source;
            keys.Take(added.Id);
            doubles.Add(added);
            sorted.Added.Add(added);
        }

        return sorted;
    }

    private sealed record Sorted(List<Reference> Added, List<(Reference Incoming, SourceDouble Known)> Known);
}
