using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// A list of phrases, found as whole words. In a phrase, "( | )?" are those of regular expressions; a blank is any white space, " ?" may be
/// missing; an apostrophe may be missing or curved; å, ø and æ may be written a, o and e, as keyboards without them have it.
/// </summary>
internal sealed class PhraseMatcher(IEnumerable<string> phrases)
{
    // One pattern of all would be larger than the 10,000 nodes that .NET allows.
    private const int PhrasesInPattern = 12;

    // NonBacktracking: its time grows with the text alone, whatever a visitor sends.
    private readonly Regex[] _patterns = [.. phrases.Chunk(PhrasesInPattern).Select(chunk => new Regex(
        $@"\b(?:{string.Join('|', chunk.Select(Pattern))})\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture))];

    public IEnumerable<ScreeningFinding> Find(FieldText passage, ScreeningFindingKind kind)
    {
        var folded = new FieldText(passage.Field, Fold(passage.Text));
        return _patterns.SelectMany(pattern => folded.FindAll(kind, pattern));
    }

    private static string Pattern(string phrase) =>
        Fold(phrase).Replace(" ?", @"\s*", StringComparison.Ordinal).Replace(" ", @"\s+", StringComparison.Ordinal).Replace("'",
        @"'?\s?", StringComparison.Ordinal);

    // Sign by sign, so that a place in the folded text is the same place in the text.
    private static string Fold(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (int place = 0; place < source.Length; place++)
        {
            folded[place] = char.ToLowerInvariant(source[place]) switch
            {
                'å' => 'a',
                'ø' or 'ö' => 'o',
                'æ' or 'ä' => 'e',
                '’' or '‘' or '´' or '`' => '\'',
                var letter => letter,
            };
        }
    });
}
