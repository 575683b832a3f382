using System.Globalization;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// The arithmetic of the Norwegian birth number: ddmmyy, three digits, two control digits
/// (https://www.skatteetaten.no/en/person/national-registry/birth-and-name-selection/children-born-in-norway/national-id-number/).
/// </summary>
internal static class BirthNumber
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
