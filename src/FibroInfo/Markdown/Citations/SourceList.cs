using System.Globalization;
using FibroInfo.References;

namespace FibroInfo.Markdown.Citations;

/// <summary>The sources of one text with the places that cite them: a way there and a way back for each.</summary>
internal sealed class SourceList(CitationNumbers numbers)
{
    private readonly List<(string Key, CitedAt Use)> _uses = [];
    private int _anchors;

    /// <summary>Notes one citation: each printed run gets an anchor, and each of its sources a way back to it.</summary>
    public IReadOnlyList<CitationRun> Cite(IReadOnlyList<string> keys, string sentence)
    {
        var runs = new List<CitationRun>();
        foreach (NumberRun run in numbers.Print(keys))
        {
            string anchor = string.Create(CultureInfo.InvariantCulture, $"cite-{++_anchors}");
            string[] cited = [.. numbers.InOrder.Take((run.From - 1)..run.To)];
            runs.Add(new CitationRun(anchor, run.ToString(), cited));
            _uses.AddRange(cited.Select(key => (key, new CitedAt(anchor, sentence))));
        }

        return runs;
    }

    public IReadOnlyList<CitedSource> ToList(Bibliography bibliography)
    {
        ILookup<string, CitedAt> uses = _uses.ToLookup(use => use.Key, use => use.Use, StringComparer.Ordinal);
        return [.. numbers.InOrder.Select(key => new CitedSource(key, numbers[key], Find(key), [.. uses[key]]))];

        Reference? Find(string key) => bibliography.TryFind(key, out Reference? reference) ? reference : null;
    }
}
