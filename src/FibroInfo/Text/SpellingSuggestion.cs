namespace FibroInfo.Text;

/// <summary>Suggests the correct spelling of an unknown word: <c>autors</c> → <c>authors</c>.</summary>
public static class SpellingSuggestion
{
    /// <summary>The known word with the smallest edit distance; null when none is within a third of its length (at least 2).</summary>
    public static string? FindNearest(string word, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= Math.Max(2, pair.candidate.Length / 3))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>"Did you mean 'authors'? " with a space at the end, or an empty text.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        FindNearest(word, known) is { } near ? $"Did you mean '{near}'? " : "";

    // Levenshtein distance with one row. The words are keys and ids, so a long one is not a typing error, and comparing it takes too long.
    private static int Distance(string a, string b)
    {
        if (a.Length > 100)
        {
            return int.MaxValue;
        }

        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
