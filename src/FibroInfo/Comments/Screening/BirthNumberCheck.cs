using System.Globalization;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Norwegian birth numbers, however their digits are spaced. A valid one can never be posted. For eleven digits in the same form with
/// wrong control digits the writer is asked, because most are birth numbers with a typing error.
/// </summary>
internal static class BirthNumberCheck
{
    // People may also put a line break or punctuation between the date and the other digits.
    private const string InTheMiddle = ",:;\n";

    private const string Separators = " .-/\u00A0\u2009\u202F\u2010\u2011\u2012\u2013";

    // As in "010190 - 12345".
    private const int MaxSeparators = 3;

    public static IEnumerable<ScreeningFinding> Find(FieldText field)
    {
        string text = field.Text;
        for (int start = 0; start < text.Length; start++)
        {
            if (TryRead(text, start, out ScreeningFindingKind kind, out int end))
            {
                yield return field.At(kind, start, end - start);
                start = end - 1;
            }
        }
    }

    private static bool TryRead(string text, int start, out ScreeningFindingKind kind, out int end)
    {
        Span<int> digits = stackalloc int[NorwegianBirthNumber.Digits];
        Span<int> places = stackalloc int[NorwegianBirthNumber.Digits];
        kind = default;
        end = 0;
        if (!StartsNumber(text, start) || !TryCollectDigits(text, start, digits, places))
        {
            return false;
        }

        end = places[^1] + 1;
        bool isValid = NorwegianBirthNumber.IsValid(digits);
        kind = isValid ? ScreeningFindingKind.BirthNumber : ScreeningFindingKind.LikeBirthNumber;
        return isValid || (HasForm(places) && StandsAlone(text, start) && (NorwegianBirthNumber.HasDate(digits) || IsUnbroken(places)));
    }

    // A number with "+" before it is a telephone number.
    private static bool StartsNumber(string text, int start) => Digit(text, start) >= 0 && Digit(text, start - 1) < 0 && (start == 0 || text[start - 1] != '+');

    private static bool StandsAlone(string text, int start) =>
        start == 0 || !(char.IsLetter(text[start - 1]) || "/_=#".Contains(text[start - 1], StringComparison.Ordinal));

    private static bool TryCollectDigits(string text, int start, Span<int> digits, Span<int> places)
    {
        int position = start;
        for (int place = 0; place < NorwegianBirthNumber.Digits; place++)
        {
            position = SkipSeparators(text, position, place);
            digits[place] = Digit(text, position);
            places[place] = position++;
            if (digits[place] < 0)
            {
                return false;
            }
        }

        return Digit(text, position) < 0;
    }

    // Invisible characters get in by copying, anywhere and in any number.
    private static int SkipSeparators(string text, int position, int place)
    {
        int left = place == 0 ? 0 : place == 6 ? MaxSeparators : 1;
        for (; position < text.Length; position++)
        {
            bool isInvisible = place > 0 && char.GetUnicodeCategory(text[position]) == UnicodeCategory.Format;
            bool separates = Separators.Contains(text[position], StringComparison.Ordinal)
                || (place == 6 && InTheMiddle.Contains(text[position], StringComparison.Ordinal));
            if (!isInvisible && !(separates && left-- > 0))
            {
                break;
            }
        }

        return position;
    }

    // Groups of six and five digits, or eleven in one group. Other groups are dates followed by an amount, or telephone numbers.
    private static bool HasForm(ReadOnlySpan<int> places) => places[5] - places[0] == 5 && places[10] - places[6] == 4;

    private static bool IsUnbroken(ReadOnlySpan<int> places) => places[10] - places[0] == 10;

    // Digits of every script count: １ and ١ are 1.
    private static int Digit(string text, int position) =>
        position >= 0 && position < text.Length ? CharUnicodeInfo.GetDecimalDigitValue(text, position) : -1;
}

/// <summary>
/// The arithmetic of the Norwegian birth number: ddmmyy, three digits, two control digits
/// (https://www.skatteetaten.no/en/person/national-registry/birth-and-name-selection/children-born-in-norway/national-id-number/).
/// </summary>
internal static class NorwegianBirthNumber
{
    public const int Digits = 11;

    private static readonly int[] FirstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];

    private static readonly int[] SecondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>
    /// Whether the date and both control digits are right. Numbers issued from 2032 on, with other first control digits, are not
    /// supported.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<int> digits) =>
        HasDate(digits) && Control(digits, FirstWeights) == digits[9] && Control(digits, SecondWeights) == digits[10];

    /// <summary>
    /// Whether it begins with a date, including those of D-numbers (day + 40), help numbers and synthetic numbers (month + 40, + 80).
    /// </summary>
    public static bool HasDate(ReadOnlySpan<int> digits)
    {
        int day = (digits[0] * 10) + digits[1];
        int month = (digits[2] * 10) + digits[3];
        int yearOfCentury = (digits[4] * 10) + digits[5];
        day -= day > 40 ? 40 : 0;
        month -= month > 80 ? 80 : month > 40 ? 40 : 0;

        // The three digits decide the century. 2000 is used because it had a 29 February and 1900 had not.
        return month is >= 1 and <= 12 && day >= 1 && day <= CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(2000 + yearOfCentury, month);
    }

    // Eleven minus the remainder. Eleven is written as 0; numbers that would need ten, which is no digit, are never issued.
    private static int Control(ReadOnlySpan<int> digits, int[] weights)
    {
        int sum = 0;
        for (int place = 0; place < weights.Length; place++)
        {
            sum += digits[place] * weights[place];
        }

        return (11 - (sum % 11)) % 11;
    }
}
