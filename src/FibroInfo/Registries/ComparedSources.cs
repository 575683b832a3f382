using FibroInfo.Data;
using FibroInfo.References;

namespace FibroInfo.Registries;

/// <summary>Holds sources against the records that the rows have of them. Asks nobody.</summary>
public sealed class ComparedSources(LookUpStore rows, KeptFields kept)
{
    private Counted _counted = new(Bibliography.Empty, -1, -1, new Dictionary<string, int>(StringComparer.Ordinal));

    /// <exception cref="StoreAwayException">The rows cannot be read.</exception>
    public async Task<ComparedSource> OfAsync(Reference ours, CancellationToken cancel)
    {
        IReadOnlyList<Question> questions = Question.Of(ours);
        List<LookUp> history = await rows.HistoryAsync(questions.ToArray(), cancel);
        List<KeptField> decided = await kept.OfAsync(questions.ToArray(), cancel);
        return Of(ours, history, decided);
    }

    /// <summary>How many fields ask for a decision, by citation key; sources without any are not in it.</summary>
    /// <exception cref="StoreAwayException">The rows cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, int>> OpenAsync(Bibliography sources, CancellationToken cancel)
    {
        Counted counted = _counted;
        // Asked for with every list of the library, and thousands of comparisons: made again only when one could come out otherwise.
        if (!ReferenceEquals(counted.Sources, sources) || counted.Rows != rows.Version || counted.Kept != kept.Version)
        {
            (int rowsBefore, int keptBefore) = (rows.Version, kept.Version);
            _counted = counted = new Counted(sources, rowsBefore, keptBefore, await CountAsync(sources, cancel));
        }

        return counted.Open;
    }

    private async Task<Dictionary<string, int>> CountAsync(Bibliography sources, CancellationToken cancel)
    {
        ILookup<Question, LookUp> newest = (await rows.NewestAsync(cancel)).ToLookup(row => row.Question);
        List<KeptField> decided = await kept.AllAsync(cancel);
        return sources.All.Select(source => (source.Id, Of(source, [.. Question.Of(source).SelectMany(question => newest[question])], decided).OpenCount))
            .Where(count => count.OpenCount > 0).ToDictionary(count => count.Id, count => count.OpenCount, StringComparer.Ordinal);
    }

    private static ComparedSource Of(Reference ours, List<LookUp> history, List<KeptField> decided)
    {
        IEnumerable<LookUp> last = history.Where(row => row.Registry is not Registry.RetractionWatch).GroupBy(row => row.Question)
            .Select(answers => answers.FirstOrDefault(row => row.Record is not null) ?? answers.First()).OrderBy(row => row.Registry);
        return new ComparedSource(ours, [.. last.Select(row => ComparedRecord.Of(ours, row, decided))], history);
    }

    private sealed record Counted(Bibliography Sources, int Rows, int Kept, IReadOnlyDictionary<string, int> Open);
}
