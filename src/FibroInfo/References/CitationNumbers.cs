using System.Runtime.InteropServices;

namespace FibroInfo.References;

/// <summary>Numbers that stand together in the text: 4 to 4, or 3 to 5.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NumberRange(int From, int To)
{
    /// <summary>"4", or "3–5" with an en dash.</summary>
    public override string ToString() => From == To ? $"{From}" : $"{From}–{To}";
}

/// <summary>The numbers of an article's sources: by first use, from 1.</summary>
public sealed class CitationNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="groups">What stands between one pair of brackets each, in the order of the text.</param>
    public CitationNumbers(IEnumerable<IReadOnlyList<string>> groups)
    {
        var inOrder = new List<string>();
        foreach (string key in groups.SelectMany(group => group))
        {
            if (_numbers.TryAdd(key, inOrder.Count + 1))
            {
                inOrder.Add(key);
            }
        }

        InOrder = inOrder;
    }

    /// <summary>The keys in the order of the reference list: number 1 first.</summary>
    public IReadOnlyList<string> InOrder { get; }

    /// <exception cref="KeyNotFoundException">No group had this key.</exception>
    public int this[string key] => _numbers[key];

    /// <summary>What one group prints: <c>[@c; @a; @b]</c> is "1–3".</summary>
    /// <exception cref="KeyNotFoundException">A key was in no group.</exception>
    public IReadOnlyList<NumberRange> Print(IEnumerable<string> group) => Print(group.Select(key => this[key]));

    /// <summary>Sorted, each number once; three or more neighbours make one run, two stay apart ("1, 2").</summary>
    public static IReadOnlyList<NumberRange> Print(IEnumerable<int> numbers)
    {
        var runs = new List<NumberRange>();
        foreach (int number in numbers.Distinct().Order())
        {
            if (runs is [.., var last] && last.To == number - 1)
            {
                runs[^1] = last with { To = number };
            }
            else
            {
                runs.Add(new NumberRange(number, number));
            }
        }

        return [.. runs.SelectMany(run => run.To - run.From == 1 ? [new(run.From, run.From), new(run.To, run.To)] : new[] { run })];
    }
}
