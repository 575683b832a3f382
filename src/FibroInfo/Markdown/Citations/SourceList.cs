using System.Globalization;
using FibroInfo.References;

namespace FibroInfo.Markdown.Citations;

/// <summary>The sources of one text with the places that cite them: a way there and a way back for each.</summary>
internal sealed class SourceList(CitationNumbers numbers, Bibliography bibliography)
{
    private readonly List<(string Key, CitedAt Use)> _uses = [];
    private int _anchors;

    /// <summary>Notes one citation: each printed run gets an anchor, and each of its sources a way back to it.</summary>
    public IReadOnlyList<CitationRun> Cite(IReadOnlyList<string> keys, string sentence)
    {
        var runs = new List<CitationRun>();
        foreach (NumberRun run in Print(keys))
        {
            string anchor = string.Create(CultureInfo.InvariantCulture, $"cite-{++_anchors}");
            string[] cited = [.. numbers.InOrder.Take((run.From - 1)..run.To)];
            runs.Add(new CitationRun(anchor, run.ToString(), cited, IsRetracted(cited[0])));
            _uses.AddRange(cited.Select(key => (key, new CitedAt(anchor, sentence))));
        }

        return runs;
    }

    public IReadOnlyList<CitedSource> ToList()
    {
        ILookup<string, CitedAt> uses = _uses.ToLookup(use => use.Key, use => use.Use, StringComparer.Ordinal);
        return [.. numbers.InOrder.Select(key => new CitedSource(key, numbers[key], Find(key), [.. uses[key]]))];
    }

    // A retracted source stands apart, never hidden inside "3–5".
    private IEnumerable<NumberRun> Print(IReadOnlyList<string> keys)
    {
        string[] retracted = [.. keys.Where(IsRetracted)];
        return numbers.Print(keys.Except(retracted)).Concat(retracted.SelectMany(key => numbers.Print([key]))).Distinct().OrderBy(run => run.From);
    }

    private bool IsRetracted(string key) => Find(key) is { IsRetracted: true };

    private Reference? Find(string key) => bibliography.TryFind(key, out Reference? reference) ? reference : null;
}
