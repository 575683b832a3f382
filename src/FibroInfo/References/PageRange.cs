using System.Text.RegularExpressions;

namespace FibroInfo.References;

/// <summary>The pages of a source: the first and last page, or a single page or article number.</summary>
/// <param name="First">"318", "S12", "e0221897". For unknown forms the whole text, with ordinary hyphens.</param>
/// <param name="Last">In full even if the record abbreviates it: "328", "S19". Null when there is only one page.</param>
public sealed partial record PageRange(string First, string? Last)
{
    /// <summary>Reads "318-328", "318–28", "318--328", "S12-9" and "iii-ix"; anything else is a single page.</summary>
    public static PageRange Parse(string page)
    {
        string plain = Dashes().Replace(page.Trim(), "-");
        Match roman = Roman().Match(plain);
        if (roman.Success)
        {
            return new PageRange(roman.Groups[1].Value, roman.Groups[2].Value);
        }

        Match range = Numbers().Match(plain);
        string first = range.Groups[2].Value;
        string last = range.Groups[4].Value;
        if (last.Length < first.Length)
        {
            last = first[..^last.Length] + last;
        }

        // A decreasing range is an article number with a hyphen: "e2023-0012".
        bool isRange = range.Success && (first.Length < last.Length || string.CompareOrdinal(first, last) <= 0);
        return isRange ? Create(range.Groups[1].Value + first, range.Groups[1].Value + last) : WithLetters(plain);
    }

    /// <summary>The last page without the digits that it shares with the first: "318-28", "2098-110", "S6-12", "698-714".</summary>
    public string Shortened()
    {
        if (Last is null)
        {
            return First;
        }

        // Letters before both pages are written once.
        int letters = First.TakeWhile(char.IsLetter).Count();
        if (letters == First.Length || !Last.StartsWith(First[..letters], StringComparison.Ordinal) || !Last[letters..].All(char.IsAsciiDigit)
            || !First[letters..].All(char.IsAsciiDigit))
        {
            return $"{First}-{Last}";
        }

        string last = Last[letters..];
        int same = First.Length == Last.Length ? First[letters..].Zip(last).TakeWhile(pair => pair.First == pair.Second).Count() : 0;
        return $"{First}-{last[same..]}";
    }

    // "123A-126A" and "S12-T4": with letters after the numbers, or different letters before them, pages stay in full.
    private static PageRange WithLetters(string plain)
    {
        Match range = Lettered().Match(plain);
        return range.Success ? Create(range.Groups[1].Value, range.Groups[2].Value) : new PageRange(plain, null);
    }

    private static PageRange Create(string first, string last) => new(first, first == last ? null : last);

    [GeneratedRegex(@"\s*[-\u2010-\u2015\u2212]+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();

    // The same letters before both numbers, or before the first only.
    [GeneratedRegex(@"\A(\p{L}*)([0-9]+)-(\1|)([0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\A([0-9]+\p{L}+)-([0-9]+\p{L}+)\z|\A(?<1>\p{L}+[0-9]+)-(?<2>\p{L}+[0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();

    [GeneratedRegex(@"\A([ivxlcdm]+)-([ivxlcdm]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Roman();
}
