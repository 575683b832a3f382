namespace FibroInfo.Text;

/// <summary>Finds what was probably meant: <c>autors</c> → <c>authors</c>.</summary>
public static class SpellingSuggestion
{
    /// <summary>The known word fewest single-letter changes away, or null when none is within a third of its length.</summary>
    public static string? FindNearest(string word, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= Math.Max(2, pair.candidate.Length / 3))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>"Did you mean 'authors'? " or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        FindNearest(word, known) is { } near ? $"Did you mean '{near}'? " : "";

    // Levenshtein with one row; words here are keys and ids, so anything long is no typing slip.
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
