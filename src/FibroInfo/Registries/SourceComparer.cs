using System.Runtime.InteropServices;
using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Holds sources against the records that the rows have of them. Asks nobody.</summary>
public sealed class SourceComparer(RegistryLookupStore rows, AcceptedDifferences kept)
{
    private Counted _counted = new(Bibliography.Empty, default, new Dictionary<string, Count>(StringComparer.Ordinal));

    /// <exception cref="DatabaseUnavailableException">The rows cannot be read.</exception>
    public async Task<SourceComparison> CompareAsync(Reference ours, CancellationToken cancel)
    {
        IReadOnlyList<RegistryQuery> questions = RegistryQuery.ListFor(ours);
        List<RegistryLookup> history = await rows.HistoryAsync(questions.ToArray(), cancel);
        List<AcceptedDifference> decided = await kept.ListAsync(questions.ToArray(), cancel);
        return Compare(ours, history, decided);
    }

    /// <summary>How many fields ask for a decision, by citation key; sources without any are not in it.</summary>
    /// <exception cref="DatabaseUnavailableException">The rows cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, int>> OpenAsync(Bibliography sources, CancellationToken cancel)
    {
        Counted counted = _counted;
        // Read before the rows: what is answered meanwhile is counted again.
        var version = new Versions(rows.Version, kept.Version);
        // Asked for with every list of the library: only what could come out otherwise is compared again.
        if (!ReferenceEquals(counted.Sources, sources) || counted.Version != version)
        {
            _counted = counted = new Counted(sources, version, await CountAsync(sources, counted.BySource, cancel));
        }

        return counted.Open;
    }

    private async Task<Dictionary<string, Count>> CountAsync(Bibliography sources, Dictionary<string, Count> before, CancellationToken cancel)
    {
        (Reference Source, Versions Version)[] all = [.. sources.All.Select(source => (source, VersionOf(source)))];
        ILookup<bool, Count> known = all.Select(one => before.TryGetValue(one.Source.Id, out Count? count) && count.IsOf(one.Source, one.Version) ? count
            : new Count(one.Source, one.Version, null)).ToLookup(count => count.Open is not null);
        RegistryQuery[] questions = [.. known[false].SelectMany(count => Compared(count.Source))];
        ILookup<RegistryQuery, RegistryLookup> newest = (await rows.NewestAsync(questions, cancel)).ToLookup(row => row.Question);
        List<AcceptedDifference> decided = questions is [] ? [] : await kept.AllAsync(cancel);
        return known[true].Concat(known[false].Select(count => count with
        {
            Open = Compare(count.Source, [.. Compared(count.Source).SelectMany(query => newest[query])], decided).OpenCount,
        })).ToDictionary(count => count.Source.Id, StringComparer.Ordinal);
    }

    private Versions VersionOf(Reference source) => new(Compared(source).Sum(rows.VersionOf), Compared(source).Sum(kept.VersionOf));

    // The list of Retraction Watch has no records to compare.
    private static IEnumerable<RegistryQuery> Compared(Reference source) => RegistryQuery.ListFor(source).Where(query => query.Registry is not Registry.RetractionWatch);

    private static SourceComparison Compare(Reference ours, List<RegistryLookup> history, List<AcceptedDifference> decided)
    {
        IEnumerable<RegistryLookup> last = history.Where(row => row.Registry is not Registry.RetractionWatch).GroupBy(row => row.Question)
            .Select(answers => answers.FirstOrDefault(row => row.Record is not null) ?? answers.First()).OrderBy(row => row.Registry);
        return new SourceComparison(ours, [.. last.Select(row => ComparedRecord.Create(ours, row, decided))], history);
    }

    // How many other answers there were, and how many decisions.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Versions(int Rows, int Kept);

    // Null until it is counted.
    private sealed record Count(Reference Source, Versions Version, int? Open)
    {
        public bool IsOf(Reference source, Versions version) => Version == version && Source == source;
    }

    private sealed record Counted(Bibliography Sources, Versions Version, Dictionary<string, Count> BySource)
    {
        public IReadOnlyDictionary<string, int> Open { get; } =
            BySource.Where(one => one.Value.Open > 0).ToDictionary(one => one.Key, one => one.Value.Open ?? 0, StringComparer.Ordinal);
    }
}

/// <summary>Ours beside what one registry answered last.</summary>
/// <param name="Row">Its last answer.</param>
/// <param name="Theirs">Its record; null when it gave none.</param>
/// <param name="Comparison">Null when there is no record.</param>
/// <param name="Kept">The differing fields for which somebody decided for ours.</param>
public sealed record ComparedRecord(RegistryLookup Row, Reference? Theirs, RecordComparison? Comparison, IReadOnlySet<ComparedField> Kept)
{
    public static ComparedRecord Create(Reference ours, RegistryLookup row, IEnumerable<AcceptedDifference> kept)
    {
        RecordComparison? comparison = row.Reference is { } theirs ? RecordComparison.Compare(ours, theirs) : null;
        AcceptedDifference[] here = [.. kept.Where(field => field.Asked == row.Asked && field.Registry == row.Registry)];
        HashSet<ComparedField> decided = [.. (comparison?.Differing ?? []).Where(match => here.Any(field => field.IsOf(match))).Select(match => match.Field)];
        return new ComparedRecord(row, row.Reference, comparison, decided);
    }

    /// <summary>The differences that still ask for a decision.</summary>
    public IEnumerable<FieldMatch> Open => (Comparison?.Differing ?? []).Where(match => !Kept.Contains(match.Field));
}

/// <summary>A source held against every registry that has it, and how that came.</summary>
/// <param name="Records">Of Crossref and PubMed, as far as each was asked.</param>
/// <param name="History">Every answer there ever was, the newest first.</param>
public sealed record SourceComparison(Reference Ours, IReadOnlyList<ComparedRecord> Records, IReadOnlyList<RegistryLookup> History)
{
    /// <summary>One registry names every field as we do, and no other says otherwise. Who decided for ours has not made it so.</summary>
    public bool IsMatch => Records.Any(record => record.Comparison?.IsMatch == true) && !Records.Any(record => record.Open.Any());

    public int OpenCount => Records.SelectMany(record => record.Open).Select(match => match.Field).Distinct().Count();

    public ComparedRecord? Find(Registry registry) => Records.FirstOrDefault(record => record.Row.Registry == registry);
}
