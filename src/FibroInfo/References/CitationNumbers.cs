using System.Runtime.InteropServices;

namespace FibroInfo.References;

/// <summary>A run of citation numbers: 4 to 4, or 3 to 5.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NumberRange(int From, int To)
{
    /// <summary>"4", or "3–5" with an en dash.</summary>
    public override string ToString() => From == To ? $"{From}" : $"{From}–{To}";
}

/// <summary>Numbers an article's sources from 1, in the order of their first use.</summary>
public sealed class CitationNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="groups">The citation keys of each pair of brackets, in the order of the text.</param>
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

    /// <exception cref="KeyNotFoundException">The key is in no group.</exception>
    public int this[string key] => _numbers[key];

    /// <summary>The numbers to print for one group: <c>[@c; @a; @b]</c> is "1–3".</summary>
    /// <exception cref="KeyNotFoundException">A key is in no group.</exception>
    public IReadOnlyList<NumberRange> Print(IEnumerable<string> group) => Print(group.Select(key => this[key]));

    /// <summary>Sorted and without duplicates. Three or more consecutive numbers become one range, two stay separate ("1, 2").</summary>
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
