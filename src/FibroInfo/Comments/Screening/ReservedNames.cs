namespace FibroInfo.Comments.Screening;

/// <summary>
/// Display names that would let a reader speak for the clinic (T33): a word of the list anywhere in the name, however it is spelled.
/// Whole words only, so Adminah and Klinikkbruker Kari may write; "Not a doctor" may not, and can call herself something else.
/// </summary>
internal static class ReservedNames
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
    }.Select(Skeleton.OfWhole).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<Finding> In(CommentDraft draft, ScreeningPolicy policy)
    {
        string name = draft.Name.Value;
        string whole = Skeleton.OfWhole(name);
        bool isReserved = Skeleton.OfWords(name).Append(whole).Any(word => Words.Contains(word) || policy.HouseNames.Contains(word));
        return isReserved ? [new Finding(FindingKind.ReservedName, 0, name.Length, DraftField.Name)] : [];
    }
}
