using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;

namespace FibroInfo.Markdown.Boxes;

/// <summary>What stands behind a box's name: bare words, and one text in quotes.</summary>
internal sealed partial record BoxArguments(IReadOnlyList<string> Words, string? Quoted)
{
    public static BoxArguments Of(CustomContainer box)
    {
        string line = box.Arguments ?? "";
        Match quoted = Quotes().Match(line);
        string words = quoted.Success ? line[..quoted.Index] : line;
        return new BoxArguments(words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), quoted.Success ? quoted.Groups[1].Value.Trim() : null);
    }

    public string? Word(int index) => index < Words.Count ? Words[index] : null;

    // Word processors turn "straight" quotes into “curly” ones; both are meant.
    [GeneratedRegex("""["“”](.*?)["“”]\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();
}
