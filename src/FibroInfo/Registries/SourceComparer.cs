using System.Runtime.InteropServices;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Compares sources with the stored records of the registries. Sends no requests.</summary>
public sealed class SourceComparer(RegistryLookupStore rows, AcceptedDifferences kept)
{
    private Counted _counted = new(Bibliography.Empty, default, new Dictionary<string, Count>(StringComparer.Ordinal));

    public async Task<SourceComparison> CompareAsync(Reference ours, CancellationToken cancel)
    {
        IReadOnlyList<RegistryQuery> questions = RegistryQuery.ListFor(ours);
        List<RegistryLookup> history = await rows.HistoryAsync(questions.ToArray(), cancel);
        List<AcceptedDifference> decided = await kept.ListAsync(questions.ToArray(), cancel);
        return Compare(ours, history, decided);
    }

    /// <summary>How many fields need a decision, by citation key; sources without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> OpenAsync(Bibliography sources, CancellationToken cancel)
    {
        Counted counted = _counted;
        // Read before the rows, so that answers that arrive meanwhile are counted the next time.
        var version = new Versions(rows.Version, kept.Version);
        // Every list of sources needs this, so only sources whose result may have changed are compared again.
        if (!ReferenceEquals(counted.Sources, sources) || counted.Version != version)
        {
            _counted = counted = new Counted(sources, version, await CountAsync(sources, counted.BySource, cancel));
        }

        return counted.Open;
    }

    private async Task<Dictionary<string, Count>> CountAsync(Bibliography sources, Dictionary<string, Count> before, CancellationToken cancel)
    {
        (Reference Source, Versions Version)[] all = [.. sources.All.Select(source => (source, VersionOf(source)))];
        ILookup<bool, Count> known = all.Select(item => before.TryGetValue(item.Source.Id, out Count? count) && count.IsOf(item.Source, item.Version) ? count
            : new Count(item.Source, item.Version, null)).ToLookup(count => count.Open is not null);
        RegistryQuery[] questions = [.. known[false].SelectMany(count => Compared(count.Source))];
        ILookup<RegistryQuery, RegistryLookup> newest = (await rows.NewestAsync(questions, cancel)).ToLookup(row => row.Question);
        List<AcceptedDifference> decided = questions is [] ? [] : await kept.AllAsync(cancel);
        return known[true].Concat(known[false].Select(count => count with
        {
            Open = Compare(count.Source, [.. Compared(count.Source).SelectMany(query => newest[query])], decided).OpenCount,
        })).ToDictionary(count => count.Source.Id, StringComparer.Ordinal);
    }

    private Versions VersionOf(Reference source) => new(Compared(source).Sum(rows.VersionOf), Compared(source).Sum(kept.VersionOf));

    // The list of Retraction Watch contains no records to compare.
    private static IEnumerable<RegistryQuery> Compared(Reference source) =>
        RegistryQuery.ListFor(source).Where(query => query.Registry is not Registry.RetractionWatch);

    private static SourceComparison Compare(Reference ours, List<RegistryLookup> history, List<AcceptedDifference> decided)
    {
        IEnumerable<RegistryLookup> last = history.Where(row => row.Registry is not Registry.RetractionWatch).GroupBy(row => row.Question)
            .Select(answers => answers.FirstOrDefault(row => row.Record is not null) ?? answers.First()).OrderBy(row => row.Registry);
        return new SourceComparison(ours, [.. last.Select(row => ComparedRecord.Create(ours, row, decided))], history);
    }

    // The numbers of changed answers and of decisions; they change whenever the result may change.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Versions(int Rows, int Kept);

    // Open is null until it is counted.
    private sealed record Count(Reference Source, Versions Version, int? Open)
    {
        public bool IsOf(Reference source, Versions version) => Version == version && Source == source;
    }

    private sealed record Counted(Bibliography Sources, Versions Version, Dictionary<string, Count> BySource)
    {
        public IReadOnlyDictionary<string, int> Open { get; } =
            BySource.Where(item => item.Value.Open > 0).ToDictionary(item => item.Key, item => item.Value.Open ?? 0, StringComparer.Ordinal);
    }
}

/// <summary>A source compared with the last answer of one registry.</summary>
/// <param name="Row">The registry's last answer.</param>
/// <param name="Theirs">The registry's record; null when it gave none.</param>
/// <param name="Comparison">Null when there is no record.</param>
/// <param name="Kept">The differing fields for which the staff decided to keep the site's value.</param>
public sealed record ComparedRecord(RegistryLookup Row, Reference? Theirs, RecordComparison? Comparison, IReadOnlySet<ComparedField> Kept)
{
    public static ComparedRecord Create(Reference ours, RegistryLookup row, IEnumerable<AcceptedDifference> kept)
    {
        RecordComparison? comparison = row.Reference is { } theirs ? RecordComparison.Compare(ours, theirs) : null;
        AcceptedDifference[] here = [.. kept.Where(field => field.Asked == row.Asked && field.Registry == row.Registry)];
        HashSet<ComparedField> decided = [.. (comparison?.Differing ?? []).Where(match => here.Any(field => field.IsOf(match))).Select(match => match.Field)];
        return new ComparedRecord(row, row.Reference, comparison, decided);
    }

    /// <summary>The differences that still need a decision.</summary>
    public IEnumerable<FieldMatch> Open => (Comparison?.Differing ?? []).Where(match => !Kept.Contains(match.Field));
}

/// <summary>A source compared with every registry that has it, with the history of answers.</summary>
/// <param name="Records">The comparisons with Crossref and PubMed, as far as each was asked.</param>
/// <param name="History">All answers ever received, newest first.</param>
public sealed record SourceComparison(Reference Ours, IReadOnlyList<ComparedRecord> Records, IReadOnlyList<RegistryLookup> History)
{
    /// <summary>
    /// One registry agrees in every field, and no other has an open difference. A decision to keep the site's value does not
    /// make a registry agree.
    /// </summary>
    public bool IsMatch => Records.Any(record => record.Comparison?.IsMatch == true) && !Records.Any(record => record.Open.Any());

    public int OpenCount => Records.SelectMany(record => record.Open).Select(match => match.Field).Distinct().Count();

    public ComparedRecord? Find(Registry registry) => Records.FirstOrDefault(record => record.Row.Registry == registry);
}
