using System.Globalization;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Norwegian birth numbers, however their digits are spaced. A valid one can never be posted; eleven digits in the same form
/// that do not add up are asked about, as most will be a birth number with a slip.
/// </summary>
internal static class BirthNumberCheck
{
    // Between the date and the rest people also end a line or a clause.
    private const string InTheMiddle = ",:;\n";

    private const string Separators = " .-/\u00A0\u2009\u202F\u2010\u2011\u2012\u2013";

    // "010190 - 12345".
    private const int MaxSeparators = 3;

    public static IEnumerable<ScreeningFinding> Find(FieldText passage)
    {
        string text = passage.Text;
        for (int start = 0; start < text.Length; start++)
        {
            if (TryRead(text, start, out ScreeningFindingKind kind, out int end))
            {
                yield return passage.At(kind, start, end - start);
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
        if (!IsOpen(text, start) || !TryGather(text, start, digits, places))
        {
            return false;
        }

        end = places[^1] + 1;
        bool isValid = NorwegianBirthNumber.IsValid(digits);
        kind = isValid ? ScreeningFindingKind.BirthNumber : ScreeningFindingKind.LikeBirthNumber;
        return isValid || (HasForm(places) && StandsAlone(text, start) && (NorwegianBirthNumber.HasDate(digits) || IsUnbroken(places)));
    }

    // A number with "+" in front of it is a telephone's.
    private static bool IsOpen(string text, int start) => Digit(text, start) >= 0 && Digit(text, start - 1) < 0 && (start == 0 || text[start - 1] != '+');

    private static bool StandsAlone(string text, int start) =>
        start == 0 || !(char.IsLetter(text[start - 1]) || "/_=#".Contains(text[start - 1], StringComparison.Ordinal));

    private static bool TryGather(string text, int start, Span<int> digits, Span<int> places)
    {
        int position = start;
        for (int place = 0; place < NorwegianBirthNumber.Digits; place++)
        {
            position = Skip(text, position, place);
            digits[place] = Digit(text, position);
            places[place] = position++;
            if (digits[place] < 0)
            {
                return false;
            }
        }

        return Digit(text, position) < 0;
    }

    // What nobody sees comes along by copying, and may stand anywhere and often.
    private static int Skip(string text, int position, int place)
    {
        int left = place == 0 ? 0 : place == 6 ? MaxSeparators : 1;
        for (; position < text.Length; position++)
        {
            bool isUnseen = place > 0 && char.GetUnicodeCategory(text[position]) == UnicodeCategory.Format;
            bool separates = Separators.Contains(text[position], StringComparison.Ordinal)
                || (place == 6 && InTheMiddle.Contains(text[position], StringComparison.Ordinal));
            if (!isUnseen && !(separates && left-- > 0))
            {
                break;
            }
        }

        return position;
    }

    // Six and five, or eleven in one: other groups are dates with an amount behind them, or telephone numbers.
    private static bool HasForm(ReadOnlySpan<int> places) => places[5] - places[0] == 5 && places[10] - places[6] == 4;

    private static bool IsUnbroken(ReadOnlySpan<int> places) => places[10] - places[0] == 10;

    // Digits of every script: １ and ١ are 1.
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

    /// <summary>Whether it is one by its date and both control digits. Those given from 2032 on, with other first control digits, are not known here.</summary>
    public static bool IsValid(ReadOnlySpan<int> digits) =>
        HasDate(digits) && Control(digits, FirstWeights) == digits[9] && Control(digits, SecondWeights) == digits[10];

    /// <summary>Whether it begins with a date, also of a D-number (day + 40), a help number or a synthetic one (month + 40, + 80).</summary>
    public static bool HasDate(ReadOnlySpan<int> digits)
    {
        int day = (digits[0] * 10) + digits[1];
        int month = (digits[2] * 10) + digits[3];
        int yearOfCentury = (digits[4] * 10) + digits[5];
        day -= day > 40 ? 40 : 0;
        month -= month > 80 ? 80 : month > 40 ? 40 : 0;

        // The century hangs on the three digits; of 1900 and 2000, only 2000 had a 29 February.
        return month is >= 1 and <= 12 && day >= 1 && day <= CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(2000 + yearOfCentury, month);
    }

    // Eleven minus the remainder; eleven is written 0, and ten (which no digit equals) is never given out.
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
