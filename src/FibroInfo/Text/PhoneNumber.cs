using System.Text.RegularExpressions;

namespace FibroInfo.Text;

/// <summary>Telephone numbers in running text, so that they become links and never break over two lines.</summary>
public static partial class PhoneNumber
{
    /// <summary>A number as a <c>tel:</c> link needs it.</summary>
    public static string Dial(string number) => string.Concat(number.Where(character => char.IsAsciiDigit(character) || character == '+'));

    public static bool IsValid(string number) => Whole().IsMatch(number);

    /// <summary>The numbers in a text, in order; those between them are text.</summary>
    /// <param name="known">
    /// Numbers of the site, as they are written. Short ones such as 113 are telephone numbers only after a word such as "call":
    /// elsewhere "113 women" is a count.
    /// </param>
    /// <param name="before">The text of the same sentence that comes before this piece of it.</param>
    public static IReadOnlyList<(int Start, int Length)> FindAll(string text, IReadOnlyCollection<string> known, string before = "")
    {
        // Most texts have no digit next to a blank or a plus sign, and this runs over every one.
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return [];
        }

        HashSet<string> dials = [.. known.Select(Dial)];
        return
        [
            .. Candidate().Matches(text).Where(match => IsNumber(before + text[..match.Index], match, dials)).Select(match => (match.Index, match.Length)),
        ];
    }

    private static bool IsNumber(string before, Match match, HashSet<string> known) => Dial(match.Value) is var dial && (dial.Length <= 4
        ? known.Contains(dial) && CallBefore().IsMatch(before)
        : known.Contains(dial) || Shape().IsMatch(match.Value));

    // Digits in groups, with a plus sign in front or not; never a part of a longer number, a date, a decimal or a word.
    [GeneratedRegex(@"(?<![\w+.,/-])(?:\+\d{1,3}|\d{2,8})(?:[ \u00A0\u202F]\d{2,5})*(?![\w/%-])(?![.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Candidate();

    // With the country's code; eight digits as Norway groups them; and the numbers that are the same in all of Europe.
    [GeneratedRegex(
        @"^(?:\+[\d \u00A0\u202F]{8,}|\d{2}(?:[ \u00A0\u202F]\d{2}){3}|\d{3}[ \u00A0\u202F]\d{2}[ \u00A0\u202F]\d{3}|116[ \u00A0\u202F]\d{3})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"\b(?:call\w*|ring\w*|dial|phone|number|emergency|nødnummer\w*|nødstilfelle|telefon\w*)\b[^.!?]{0,40}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CallBefore();

    [GeneratedRegex(@"^\+?\d[\d \u00A0\u202F]{1,18}\d$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
