using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Accounts;

/// <summary>
/// What a password must be (ASVS 6.2): long, and not one that is tried first. Nothing is asked about capitals, digits or
/// signs, as that only makes people write "Password1!". The block list is a rule, not a file: whatever is put together of at
/// most three pieces that everybody thinks of stands on it, a few million entries.
/// </summary>
public static class PasswordRules
{
    public const int MinCodePoints = 15;
    public const int MaxCodePoints = 128;

    private const int MaxPieces = 3;
    private const int MinRun = 3;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertyuiopå", "asdfghjkløæ", "abcdefghijklmnopqrstuvwxyz"];

    /// <param name="password">As it was typed.</param>
    /// <param name="ownWords">Names of the clinic and of the account: the first that somebody who knows them would try.</param>
    /// <returns>Null when it may be taken.</returns>
    public static PasswordRefusal? Validate(string password, IEnumerable<string> ownWords)
    {
        int length = InputNormalizer.CountCodePoints(password);
        return length < MinCodePoints ? PasswordRefusal.TooShort
            : length > MaxCodePoints ? PasswordRefusal.TooLong
            : IsCommon(password, [.. CommonPasswordWords.All, .. ownWords.SelectMany(WordsIn)]) ? PasswordRefusal.Common
            : null;
    }

    /// <summary>The words in a name or an address, as they are compared.</summary>
    public static IEnumerable<string> WordsIn(string text) =>
        string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Plain).Where(word => word.Length >= MinRun);

    private static bool IsCommon(string password, HashSet<string> words) =>
        new[] { Plain(password), Plain(Unmasked(password)) }.Any(text => PiecesOf(text, words) <= MaxPieces) || IsOneThingRepeated(Plain(password));

    // The fewest pieces that the text is made of, counted from the front.
    private static int PiecesOf(string text, HashSet<string> words)
    {
        int[] fewest = [0, .. Enumerable.Repeat(int.MaxValue, text.Length)];
        int longest = words.Max(word => word.Length);
        for (int start = 0; start < text.Length; start++)
        {
            for (int end = start + 1; fewest[start] <= MaxPieces && end <= text.Length; end++)
            {
                string piece = text[start..end];
                if ((piece.Length <= longest && words.Contains(piece)) || IsRun(piece))
                {
                    fewest[end] = Math.Min(fewest[end], fewest[start] + 1);
                }
            }
        }

        return fewest[^1];
    }

    // Digits in any order, one letter again and again, or neighbours on the keyboard or in the alphabet.
    private static bool IsRun(string piece) =>
        piece.All(char.IsAsciiDigit) || (piece.Length >= MinRun && (piece.All(letter => letter == piece[0])
            || Rows.Any(row => row.Contains(piece, StringComparison.Ordinal) || string.Concat(row.Reverse()).Contains(piece, StringComparison.Ordinal))));

    private static bool IsOneThingRepeated(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(length =>
            text.Length % length == 0 && string.Concat(Enumerable.Repeat(text[..length], text.Length / length)) == text);

    private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));

    // P4$$w0rd is the same word to whoever guesses.
    private static string Unmasked(string text) => text.Aggregate(new StringBuilder(text.Length), (plain, letter) => plain.Append(letter switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    })).ToString();
}

/// <summary>
/// Words that passwords are made of when nobody thinks long: of computers, of affection, of the calendar, of play, of a clinic;
/// in English and Norwegian.
/// </summary>
public static class CommonPasswordWords
{
    private const string OfDoors =
        "password passord passwort passw passphrase login logon signin admin administrator root user guest test testing demo default secret "
        + "hemmelig hemmelighet welcome velkommen letmein open access enter master change changeme changeit temp temporary new old system server "
        + "computer internet windows google facebook apple iphone samsung microsoft office email mail website web online account access key "
        + "keyword code pin";

    private const string OfPeople =
        "love iloveyou loveyou elsker jegelskerdeg deg meg baby honey sweet sweetheart angel princess prinsesse queen king lover friend family "
        + "mother father mamma pappa mormor sister brother michael daniel jessica ashley jennifer thomas robert charlie george andrew joshua "
        + "matthew anthony william james john david richard kari ola nordmann anne anna ingrid marit liv hanne emma nora jonas magnus henrik "
        + "kristian marius ole per lars erik";

    private const string OfTheCalendar =
        "january february march april may june july august september october november december januar februar mars mai juni juli oktober "
        + "desember monday tuesday wednesday thursday friday saturday sunday mandag tirsdag onsdag torsdag fredag lordag lørdag sondag søndag "
        + "spring summer autumn winter vår var sommer høst host vinter year day night today morning christmas easter jul paske påske birthday "
        + "bursdag";

    private const string OfPlay =
        "football fotball baseball soccer hockey liverpool arsenal chelsea barcelona brann rosenborg norway norge oslo bergen trondheim "
        + "stavanger tromso tromsø london america superman batman starwars pokemon dragon monkey tiger lion shadow sunshine flower butterfly "
        + "rainbow purple orange green blue black white silver golden diamond cookie chocolate coffee cheese banana pepper ginger music guitar "
        + "freedom trustno hello hei goodbye whatever nothing something please thankyou blessed jesus lucky happy magic power money super cool "
        + "horse correct battery staple";

    private const string OfTheClinic =
        "fibro fibroinfo fibromyalgia fibromyalgi pain smerte smerter painclinic clinic klinikk klinikken smerteklinikk hospital sykehus health "
        + "helse doctor lege nurse sykepleier patient pasient medicine medisin therapy terapi fatigue sleep moderator reviewer author staff "
        + "ansatt redaktor redaktør";

    public static readonly IReadOnlySet<string> All = new[] { OfDoors, OfPeople, OfTheCalendar, OfPlay, OfTheClinic }
        .SelectMany(words => words.Split(' ')).ToHashSet(StringComparer.Ordinal);
}

/// <summary>Why a password cannot be taken.</summary>
public enum PasswordRefusal
{
    TooShort,
    TooLong,

    /// <summary>Made of words that everybody tries first.</summary>
    Common,
}
