using Markdig.Extensions.CustomContainers;

namespace FibroInfo.Markdown.Boxes;

/// <summary>What stands behind a box's name: bare words, and one text in quotes.</summary>
internal sealed record BoxArguments(IReadOnlyList<string> Words, string? Quoted)
{
    // Word processors turn "straight" quotes into “curly” ones; both are meant.
    private const string Quotes = "\"“”";

    public static BoxArguments Of(CustomContainer box)
    {
        // No regular expression: on a line of nothing but quotes it would look for the end from each of them.
        string line = (box.Arguments ?? "").Trim();
        int open = line.AsSpan().IndexOfAny(Quotes);
        bool isQuoted = open >= 0 && open < line.Length - 1 && Quotes.Contains(line[^1], StringComparison.Ordinal);
        string words = isQuoted ? line[..open] : line;
        return new BoxArguments(
            words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            isQuoted ? line[(open + 1)..^1].Trim() : null);
    }

    public string? Word(int index) => index < Words.Count ? Words[index] : null;
}
