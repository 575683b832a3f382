using System.Globalization;
using FibroInfo.References;

namespace FibroInfo.Markdown.Citations;

/// <summary>The sources of one text, numbered by first use.</summary>
internal sealed class SourceList
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, (int Number, List<CitedAt> Uses)> _sources = new(StringComparer.Ordinal);
    private int _anchors;

    public int Number(string key)
    {
        if (!_sources.TryGetValue(key, out var source))
        {
            _keys.Add(key);
            source = _sources[key] = (_keys.Count, []);
        }

        return source.Number;
    }

    /// <summary>Notes one citation: gives each printed run its anchor, and each source its way back.</summary>
    public IReadOnlyList<CitationRun> Cite(IReadOnlyList<string> keys, string sentence)
    {
        int[] numbers = [.. keys.Select(Number).Distinct().Order()];
        var runs = new List<CitationRun>();
        foreach ((int from, int to) in Unbroken(numbers))
        {
            string anchor = string.Create(CultureInfo.InvariantCulture, $"cite-{++_anchors}");
            string[] cited = [.. Enumerable.Range(from, to - from + 1).Select(number => _keys[number - 1])];
            runs.Add(new CitationRun(anchor, from == to ? $"{from}" : $"{from}–{to}", cited));
            foreach (string key in cited)
            {
                _sources[key].Uses.Add(new CitedAt(anchor, sentence));
            }
        }

        return runs;
    }

    public IReadOnlyList<CitedSource> ToList(Bibliography bibliography) =>
        [.. _keys.Select((key, index) => new CitedSource(key, index + 1, bibliography.TryFind(key, out Reference? reference) ? reference : null, _sources[key].Uses))];

    // Three and more in a row become a range: [1, 3–5]. Two stay two.
    private static IEnumerable<(int From, int To)> Unbroken(int[] numbers)
    {
        for (int i = 0; i < numbers.Length;)
        {
            int end = i;
            while (end + 1 < numbers.Length && numbers[end + 1] == numbers[end] + 1)
            {
                end++;
            }

            if (end - i >= 2)
            {
                yield return (numbers[i], numbers[end]);
                i = end + 1;
            }
            else
            {
                yield return (numbers[i], numbers[i]);
                i++;
            }
        }
    }
}
