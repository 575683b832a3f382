using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Display names that would let a reader speak for the clinic (T33): a word of the list anywhere in the name, however it is spelled.
/// Whole words only, so Adminah and Klinikkbruker Kari may write; "Not a doctor" may not, and can call herself something else.
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
    }.Select(Skeleton.FromName).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<ScreeningFinding> Find(CommentDraft draft, ScreeningPolicy policy)
    {
        string name = draft.Name.Value;
        string whole = Skeleton.FromName(name);
        bool isReserved = Skeleton.FromWords(name).Append(whole).Any(word => Words.Contains(word) || policy.HouseNames.Contains(word));
        return isReserved ? [new ScreeningFinding(ScreeningFindingKind.ReservedName, 0, name.Length, DraftField.Name)] : [];
    }
}

/// <summary>
/// A name as the eye takes it in: without case, width, accents and invisible signs, and with one letter for all that look like it.
/// After Unicode's confusables (https://www.unicode.org/reports/tr39/#Confusable_Detection), the part that names are faked with.
/// </summary>
internal static class Skeleton
{
    // l stands for all upright strokes: adm1n, adrnin and Admln are one name.
    private static readonly FrozenDictionary<char, string> LooksLike = Table(
        "a@4αаɑ", "bьвβ", "cсϲ¢", "dԁ", "e3еєεё€", "gɡ9", "hһнη", "kкκ", "li1!|ıіΙι¡ӏɩ", "nոп", "o0оοøօσ", "pрρ", "qԛ", "r®гя", "s5$ѕ", "t7тτ+", "uυц", "vνѵ",
        "wԝшω", "xхχ×", "yуүγ", "zʐ");

    // Signs and digits that may hang on a word without being part of it: "admin123", "Lege!".
    private static readonly char[] Ornaments = [.. "0123456789!|+$@€¢¡®×"];

    /// <summary>The words that a name may be read as, each as its skeleton: cut at capitals or not, with what hangs on them or without.</summary>
    public static IEnumerable<string> FromWords(string name) =>
        from word in (IEnumerable<string>)[.. Spelled(Split(name, atCapitals: true)), .. Split(name, atCapitals: false)]
        from reading in (string[])[word, word.Trim(Ornaments)]
        where reading.Length > 0
        select FromWord(reading);

    /// <summary>The whole name as one word: "ad-min" is "admin".</summary>
    public static string FromName(string name) => FromWord(string.Concat(Split(name, atCapitals: false)));

    // Single letters in a row ("a d m i n") are one word.
    private static List<string> Spelled(List<string> split)
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

    // m and w are wide letters, and two narrow ones together look like them.
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
        bool wasSmall = false;
        foreach (char sign in Unmarked(name))
        {
            bool isSmall = char.IsLower(sign);
            if (!IsPartOfWord(sign) || (atCapitals && wasSmall && char.IsUpper(sign)))
            {
                words.Add("");
            }

            words[^1] += IsPartOfWord(sign) ? char.ToLowerInvariant(sign) : "";
            wasSmall = isSmall;
        }

        return [.. words.Where(word => word.Length > 0)];
    }

    private static bool IsPartOfWord(char sign) => char.IsLetterOrDigit(sign) || LooksLike.ContainsKey(sign);

    // Compatibility decomposition takes width, ligatures and mathematical alphabets away.
    private static IEnumerable<char> Unmarked(string name) =>
        UnicodeNormalizer.Normalize(name, NormalizationForm.FormKD).Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) is not
            (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.Surrogate));

    private static FrozenDictionary<char, string> Table(params string[] rows) =>
        rows.SelectMany(row => row.Skip(1).Select(sign => (sign, look: row[..1]))).ToFrozenDictionary(pair => pair.sign, pair => pair.look);
}
