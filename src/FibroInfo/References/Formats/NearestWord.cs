namespace FibroInfo.References.Formats;

/// <summary>The word that a misspelt one most likely stands for.</summary>
internal static class NearestWord
{
    /// <summary>
    /// By the letters added, dropped or changed, as a share of the longer word (else a short word would be near to everything);
    /// the earlier word on a tie; null when all need more than <paramref name="mostEdits"/>.
    /// </summary>
    public static string? Among(IEnumerable<string> words, string written, int mostEdits = int.MaxValue) => words
        .Select(word => (Word: word, Edits: Edits(word, written.ToLowerInvariant())))
        .Where(candidate => candidate.Edits <= mostEdits)
        .OrderBy(candidate => (double)candidate.Edits / Math.Max(candidate.Word.Length, written.Length))
        .Select(candidate => candidate.Word)
        .FirstOrDefault();

    private static int Edits(string from, string to)
    {
        int[] above = [.. Enumerable.Range(0, to.Length + 1)];
        foreach ((int row, char letter) in from.Index())
        {
            int[] here = [row + 1, .. new int[to.Length]];
            for (int i = 1; i <= to.Length; i++)
            {
                int change = above[i - 1] + (to[i - 1] == letter ? 0 : 1);
                here[i] = Math.Min(change, Math.Min(above[i], here[i - 1]) + 1);
            }

            above = here;
        }

        return above[^1];
    }
}
