namespace FibroInfo.Text.Comparing;

/// <summary>
/// What two sequences have in common, in order: first what both begin and end with, then what stands once in both (patience
/// diff, Bram Cohen), and between two such places the longest common subsequence, where it is small enough to be found.
/// </summary>
internal sealed class PatienceDiff
{
    // The table of a comparison: four megabytes. A larger gap with nothing that stands once in both is another text.
    private const int MaxCells = 1_000_000;

    // Each step makes a gap smaller, but nobody may choose a text that makes it smaller by one word at a time.
    private const int MaxSteps = 40;

    private readonly int[] _own;
    private readonly int[] _other;
    private readonly List<(int Own, int Other)> _pairs = [];

    private PatienceDiff(int[] own, int[] other) => (_own, _other) = (own, other);

    /// <summary>The places of what is common, each in both.</summary>
    public static IReadOnlyList<(int Own, int Other)> Find<T>(IReadOnlyList<T> own, IReadOnlyList<T> other)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        int Number(T thing) => numbers.TryGetValue(thing, out int known) ? known : numbers[thing] = numbers.Count;
        var common = new PatienceDiff([.. own.Select(Number)], [.. other.Select(Number)]);
        common.Match(0, own.Count, 0, other.Count, 0);
        return common._pairs;
    }

    private void Match(int from, int to, int otherFrom, int otherTo, int step)
    {
        while (from < to && otherFrom < otherTo && _own[from] == _other[otherFrom])
        {
            _pairs.Add((from++, otherFrom++));
        }

        int tail = 0;
        while (from < to - tail && otherFrom < otherTo - tail && _own[to - tail - 1] == _other[otherTo - tail - 1])
        {
            tail++;
        }

        Between(from, to - tail, otherFrom, otherTo - tail, step);
        for (int at = tail; at > 0; at--)
        {
            _pairs.Add((to - at, otherTo - at));
        }
    }

    private void Between(int from, int to, int otherFrom, int otherTo, int step)
    {
        long cells = (long)(to - from) * (otherTo - otherFrom);
        if (cells is > 0 and <= MaxCells)
        {
            Table(from, to, otherFrom, otherTo);
        }
        else if (cells > MaxCells && step < MaxSteps)
        {
            (int start, int otherStart) = (from, otherFrom);
            List<(int Own, int Other)> anchors = DiffAnchors.Find(_own.AsSpan(from..to), _other.AsSpan(otherFrom..otherTo));
            if (anchors.Count == 0)
            {
                return;
            }

            foreach ((int own, int other) in anchors.Select(pair => (start + pair.Own, otherStart + pair.Other)).Append((to, otherTo)))
            {
                Match(from, own, otherFrom, other, step + 1);
                (from, otherFrom) = (own, other);
            }
        }
    }

    private void Table(int from, int to, int otherFrom, int otherTo)
    {
        int[,] same = new int[to - from + 1, otherTo - otherFrom + 1];
        for (int i = to - from - 1; i >= 0; i--)
        {
            for (int j = otherTo - otherFrom - 1; j >= 0; j--)
            {
                same[i, j] = _own[from + i] == _other[otherFrom + j] ? same[i + 1, j + 1] + 1 : Math.Max(same[i + 1, j], same[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < to - from && j < otherTo - otherFrom;)
        {
            if (_own[from + i] == _other[otherFrom + j])
            {
                _pairs.Add((from + i++, otherFrom + j++));
            }
            else
            {
                (i, j) = same[i + 1, j] >= same[i, j + 1] ? (i + 1, j) : (i, j + 1);
            }
        }
    }
}

/// <summary>The places at which two sequences are surely the same: what stands once in each, as far as it stands in the same order.</summary>
internal static class DiffAnchors
{
    public static List<(int Own, int Other)> Find(ReadOnlySpan<int> own, ReadOnlySpan<int> other)
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
