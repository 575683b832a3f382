namespace FibroInfo.Text.Comparing;

/// <summary>The places at which two sequences are surely the same: what stands once in each, as far as it stands in the same order.</summary>
internal static class Anchors
{
    public static List<(int Own, int Other)> Of(ReadOnlySpan<int> own, ReadOnlySpan<int> other)
    {
        Dictionary<int, int> mine = Single(own), its = Single(other);
        return Rising([.. mine.Where(pair => its.ContainsKey(pair.Key)).Select(pair => (pair.Value, its[pair.Key])).OrderBy(pair => pair.Value)]);
    }

    private static Dictionary<int, int> Single(ReadOnlySpan<int> sequence)
    {
        var places = new Dictionary<int, int>();
        var twice = new HashSet<int>();
        for (int at = 0; at < sequence.Length; at++)
        {
            if (!places.TryAdd(sequence[at], at))
            {
                twice.Add(sequence[at]);
            }
        }

        foreach (int number in twice)
        {
            places.Remove(number);
        }

        return places;
    }

    // The longest run of pairs whose second places rise too: each is laid on the first pile whose top is not lower (patience sorting).
    private static List<(int Own, int Other)> Rising((int Own, int Other)[] pairs)
    {
        var tops = new List<int>();
        int[] before = new int[pairs.Length];
        for (int at = 0; at < pairs.Length; at++)
        {
            int pile = FirstNotLower(tops, pairs, pairs[at].Other);
            before[at] = pile == 0 ? -1 : tops[pile - 1];
            if (pile == tops.Count)
            {
                tops.Add(at);
            }
            else
            {
                tops[pile] = at;
            }
        }

        var run = new List<(int, int)>();
        for (int at = tops.Count == 0 ? -1 : tops[^1]; at >= 0; at = before[at])
        {
            run.Add(pairs[at]);
        }

        run.Reverse();
        return run;
    }

    private static int FirstNotLower(List<int> tops, (int Own, int Other)[] pairs, int other)
    {
        (int low, int high) = (0, tops.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = pairs[tops[middle]].Other < other ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
