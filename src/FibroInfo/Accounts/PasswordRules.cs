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
    public const int LeastCodePoints = 15;
    public const int MostCodePoints = 128;

    private const int MostPieces = 3;
    private const int LeastRun = 3;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertyuiopå", "asdfghjkløæ", "abcdefghijklmnopqrstuvwxyz"];

    /// <param name="password">As it was typed.</param>
    /// <param name="ownWords">Names of the clinic and of the account: the first that somebody who knows them would try.</param>
    /// <returns>Null when it may be taken.</returns>
    public static PasswordRefusal? Refuse(string password, IEnumerable<string> ownWords)
    {
        int length = TypedText.CountCodePoints(password);
        return length < LeastCodePoints ? PasswordRefusal.TooShort
            : length > MostCodePoints ? PasswordRefusal.TooLong
            : IsCommon(password, [.. CommonWords.All, .. ownWords.SelectMany(WordsIn)]) ? PasswordRefusal.Common
            : null;
    }

    /// <summary>The words in a name or an address, as they are compared.</summary>
    public static IEnumerable<string> WordsIn(string text) =>
        string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Plain).Where(word => word.Length >= LeastRun);

    private static bool IsCommon(string password, HashSet<string> words) =>
        new[] { Plain(password), Plain(Unmasked(password)) }.Any(text => PiecesOf(text, words) <= MostPieces) || IsOneThingRepeated(Plain(password));

    // The fewest pieces that the text is made of, counted from the front.
    private static int PiecesOf(string text, HashSet<string> words)
    {
        int[] fewest = [0, .. Enumerable.Repeat(int.MaxValue, text.Length)];
        int longest = words.Max(word => word.Length);
        for (int start = 0; start < text.Length; start++)
        {
            for (int end = start + 1; fewest[start] <= MostPieces && end <= text.Length; end++)
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
        piece.All(char.IsAsciiDigit) || (piece.Length >= LeastRun && (piece.All(letter => letter == piece[0])
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
