namespace FibroInfo.Text.Comparing;

/// <summary>
/// Finds what two sequences have in common, in order: first their common beginning and end, then items that occur once in both
/// (patience diff, Bram Cohen), and between two such items the longest common subsequence, where the gap is small enough.
/// </summary>
internal sealed class PatienceDiff
{
    // The comparison table takes at most 4 MB. A larger gap without an item that occurs once in both counts as a different text.
    private const int MaxCells = 1_000_000;

    // Each step makes the gap smaller. The limit stops texts that are made to shrink by only one word per step.
    private const int MaxSteps = 40;

    private readonly int[] _first;
    private readonly int[] _second;
    private readonly List<(int First, int Second)> _pairs = [];

    private PatienceDiff(int[] first, int[] second) => (_first, _second) = (first, second);

    /// <summary>The index pairs of the common items, in order.</summary>
    public static IReadOnlyList<(int First, int Second)> Find<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
        where T : notnull
    {
        var ids = new Dictionary<T, int>();
        int IdOf(T thing) => ids.TryGetValue(thing, out int id) ? id : ids[thing] = ids.Count;
        var common = new PatienceDiff([.. first.Select(IdOf)], [.. second.Select(IdOf)]);
        common.Match(0, first.Count, 0, second.Count, 0);
        return common._pairs;
    }

    private void Match(int from, int to, int secondFrom, int secondTo, int step)
    {
        while (from < to && secondFrom < secondTo && _first[from] == _second[secondFrom])
        {
            _pairs.Add((from++, secondFrom++));
        }

        int tail = 0;
        while (from < to - tail && secondFrom < secondTo - tail && _first[to - tail - 1] == _second[secondTo - tail - 1])
        {
            tail++;
        }

        MatchGap(from, to - tail, secondFrom, secondTo - tail, step);
        for (int at = tail; at > 0; at--)
        {
            _pairs.Add((to - at, secondTo - at));
        }
    }

    private void MatchGap(int from, int to, int secondFrom, int secondTo, int step)
    {
        long cells = (long)(to - from) * (secondTo - secondFrom);
        if (cells is > 0 and <= MaxCells)
        {
            MatchByTable(from, to, secondFrom, secondTo);
        }
        else if (cells > MaxCells && step < MaxSteps)
        {
            (int start, int secondStart) = (from, secondFrom);
            List<(int First, int Second)> anchors = DiffAnchors.Find(_first.AsSpan(from..to), _second.AsSpan(secondFrom..secondTo));
            if (anchors.Count == 0)
            {
                return;
            }

            foreach ((int first, int second) in anchors.Select(pair => (start + pair.First, secondStart + pair.Second)).Append((to, secondTo)))
            {
                Match(from, first, secondFrom, second, step + 1);
                (from, secondFrom) = (first, second);
            }
        }
    }

    private void MatchByTable(int from, int to, int secondFrom, int secondTo)
    {
        int[,] same = new int[to - from + 1, secondTo - secondFrom + 1];
        for (int i = to - from - 1; i >= 0; i--)
        {
            for (int j = secondTo - secondFrom - 1; j >= 0; j--)
            {
                same[i, j] = _first[from + i] == _second[secondFrom + j] ? same[i + 1, j + 1] + 1 : Math.Max(same[i + 1, j], same[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < to - from && j < secondTo - secondFrom;)
        {
            if (_first[from + i] == _second[secondFrom + j])
            {
                _pairs.Add((from + i++, secondFrom + j++));
            }
            else
            {
                (i, j) = same[i + 1, j] >= same[i, j + 1] ? (i + 1, j) : (i, j + 1);
            }
        }
    }
}

/// <summary>Finds safe points of two sequences: items that occur once in each, as far as they are in the same order.</summary>
internal static class DiffAnchors
{
    public static List<(int First, int Second)> Find(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        Dictionary<int, int> inFirst = Single(first), inSecond = Single(second);
        return Rising([.. inFirst.Where(pair => inSecond.ContainsKey(pair.Key)).Select(pair => (pair.Value, inSecond[pair.Key])).OrderBy(pair => pair.Value)]);
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

    // The longest increasing subsequence by the second index: each pair goes on the first pile whose top is not lower (patience sorting).
    private static List<(int First, int Second)> Rising((int First, int Second)[] pairs)
    {
        var tops = new List<int>();
        int[] before = new int[pairs.Length];
        for (int at = 0; at < pairs.Length; at++)
        {
            int pile = FirstNotLower(tops, pairs, pairs[at].Second);
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

    private static int FirstNotLower(List<int> tops, (int First, int Second)[] pairs, int second)
    {
        (int low, int high) = (0, tops.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = pairs[tops[middle]].Second < second ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
