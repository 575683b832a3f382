using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Display names that make a reader look like the clinic (T33): a word from the list anywhere in the name, however it is spelled.
/// Only whole words, so "Adminah" and "Klinikkbruker Kari" are allowed. "Not a doctor" is refused, and has to choose another name.
/// </summary>
internal static class ReservedNameCheck
{
    private static readonly HashSet<string> Words = new string[]
    {
        "admin", "admins", "administrator", "administration", "administrasjon", "administrasjonen", "moderator", "moderators", "moderatoren", "webmaster",
        "root", "system", "official", "offisiell",
        "support", "editor", "redaktør", "redaktor", "redaksjon", "redaksjonen", "staff", "personal", "personalet", "ansatt", "team",
        "dr", "doc", "doctor", "doctors", "doktor", "doktoren", "physician", "surgeon", "consultant", "nurse", "therapist", "physiotherapist", "psychologist",
        "psychiatrist", "pharmacist", "specialist",
        "lege", "legen", "leger", "legene", "overlege", "overlegen", "fastlege", "fastlegen", "lækjar", "lækjaren", "spesialist", "psykolog", "psykologen",
        "psykiater", "fysioterapeut", "fysioterapeuten",
        "sykepleier", "sykepleieren", "sjukepleiar", "farmasøyt", "apoteker", "ergoterapeut", "behandler", "behandleren", "professor", "prof",
        "clinic", "clinics", "hospital", "klinikk", "klinikken", "smerteklinikk", "smerteklinikken", "sykehus", "sykehuset", "sjukehus", "sjukehuset",
        "legekontor", "legekontoret",
    }.Select(ConfusableSkeleton.FromName).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<ScreeningFinding> Find(CommentDraft draft, ScreeningPolicy policy)
    {
        string name = draft.Name.Value;
        string whole = ConfusableSkeleton.FromName(name);
        bool isReserved = ConfusableSkeleton.FromWords(name).Append(whole).Any(word => Words.Contains(word) || policy.HouseNames.Contains(word));
        return isReserved ? [new ScreeningFinding(ScreeningFindingKind.ReservedName, 0, name.Length, DraftField.Name)] : [];
    }
}

/// <summary>
/// A name reduced to what it looks like: without case, width, accents and invisible characters, and with one letter for all that look
/// the same. A part of Unicode's confusables: https://www.unicode.org/reports/tr39/#Confusable_Detection
/// </summary>
internal static class ConfusableSkeleton
{
    // l replaces all upright strokes, so that adm1n, adrnin and Admln become the same name.
    private static readonly FrozenDictionary<char, string> LooksLike = Table(
        "a@4αаɑ", "bьвβ", "cсϲ¢", "dԁ", "e3еєεё€", "gɡ9", "hһнη", "kкκ", "li1!|ıіΙι¡ӏɩ", "nոп", "o0оοøօσ", "pрρ", "qԛ", "r®гя", "s5$ѕ", "t7тτ+", "uυц", "vνѵ",
        "wԝшω", "xхχ×", "yуүγ", "zʐ");

    // Characters that may be attached to a word without being part of it: "admin123", "Lege!".
    private static readonly char[] Ornaments = [.. "0123456789!|+$@€¢¡®×"];

    /// <summary>
    /// The skeletons of all words that a name may be read as: split at capitals or not, with attached characters or without.
    /// </summary>
    public static IEnumerable<string> FromWords(string name) =>
        from word in (IEnumerable<string>)[.. JoinSpelledWords(Split(name, atCapitals: true)), .. Split(name, atCapitals: false)]
        from reading in (string[])[word, word.Trim(Ornaments)]
        where reading.Length > 0
        select FromWord(reading);

    /// <summary>The skeleton of the whole name as one word: "ad-min" is "admin".</summary>
    public static string FromName(string name) => FromWord(string.Concat(Split(name, atCapitals: false)));

    // Joins single letters in a row ("a d m i n") to one word.
    private static List<string> JoinSpelledWords(List<string> split)
    {
        var words = new List<string>();
        bool isSpelling = false;
        foreach (string word in split)
        {
            bool isLetter = word.Length == 1;
            if (isLetter && isSpelling)
            {
                words[^1] += word;
            }
            else
            {
                words.Add(word);
            }

            isSpelling = isLetter;
        }

        return words;
    }

    private static string FromWord(string word) => string.Concat(word.Select(Look));

    // Two narrow letters together look like one wide letter: rn like m.
    private static string Look(char letter) => letter switch
    {
        'm' or 'м' => "rn",
        'æ' => "ae",
        'đ' => "d",
        'ł' => "l",
        _ => LooksLike.GetValueOrDefault(letter) ?? letter.ToString(),
    };

    private static List<string> Split(string name, bool atCapitals)
    {
        var words = new List<string> { "" };
        bool wasLowerCase = false;
        foreach (char character in WithoutMarks(name))
        {
            bool isLowerCase = char.IsLower(character);
            if (!IsPartOfWord(character) || (atCapitals && wasLowerCase && char.IsUpper(character)))
            {
                words.Add("");
            }

            words[^1] += IsPartOfWord(character) ? char.ToLowerInvariant(character) : "";
            wasLowerCase = isLowerCase;
        }

        return [.. words.Where(word => word.Length > 0)];
    }

    private static bool IsPartOfWord(char character) => char.IsLetterOrDigit(character) || LooksLike.ContainsKey(character);

    // Compatibility decomposition (NFKD) replaces wide letters, ligatures and mathematical alphabets by ordinary letters.
    private static IEnumerable<char> WithoutMarks(string name) =>
        UnicodeNormalizer.Normalize(name, NormalizationForm.FormKD).Where(character => CharUnicodeInfo.GetUnicodeCategory(character) is not
            (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.Surrogate));

    private static FrozenDictionary<char, string> Table(params string[] rows) =>
        rows.SelectMany(row => row.Skip(1).Select(character => (character, look: row[..1]))).ToFrozenDictionary(pair => pair.character, pair => pair.look);
}
