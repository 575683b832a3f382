using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Finds a list of phrases as whole words. In a phrase, "( | )?" have their meaning in regular expressions; a blank matches any white
/// space, and " ?" optional white space; an apostrophe may be missing or curved; å, ø and æ may be written a, o and e, as on keyboards
/// without these letters.
/// </summary>
internal sealed class PhraseMatcher(IEnumerable<string> phrases)
{
    // One pattern for all phrases would exceed the 10,000 nodes that .NET allows.
    private const int PhrasesInPattern = 12;

    // NonBacktracking: the time is linear in the length of the text, whatever a visitor sends.
    private readonly Regex[] _patterns = [.. phrases.Chunk(PhrasesInPattern).Select(chunk => new Regex(
        $@"\b(?:{string.Join('|', chunk.Select(Pattern))})\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture))];

    public IEnumerable<ScreeningFinding> Find(FieldText field, ScreeningFindingKind kind)
    {
        var folded = new FieldText(field.Field, Fold(field.Text));
        return _patterns.SelectMany(pattern => folded.FindAll(kind, pattern));
    }

    private static string Pattern(string phrase) =>
        Fold(phrase).Replace(" ?", @"\s*", StringComparison.Ordinal).Replace(" ", @"\s+", StringComparison.Ordinal).Replace("'",
        @"'?\s?", StringComparison.Ordinal);

    // Character by character, so that positions in the folded text are positions in the original.
    private static string Fold(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (int position = 0; position < source.Length; position++)
        {
            folded[position] = char.ToLowerInvariant(source[position]) switch
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
