using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>Medicines by substance and by their brand names in Norway, for the moderator: advice on doses is not allowed (C-5).</summary>
internal static partial class MedicineNameCheck
{
    // English substances without the final e, which is among the endings below; Norwegian spellings are separate: duloksetin, duloxetin(e).
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "acetaminophen", "aduvanz", "advil", "aleve", "alprazolam", "ambien", "amitriptylin", "arcoxia", "aspirin",
        "baclofen", "baklofen", "botox", "buprenorfin", "buprenorphin", "bupropion",
        "cannabis", "capsaicin", "cbd", "celebra", "celecoxib", "cipralex", "cipramil", "circadin", "citalopram", "clonazepam", "co-codamol", "cocodamol",
        "codein", "concerta",
        "cyclobenzaprin", "cymbalta",
        "diazepam", "diclofenac", "diklofenak", "dispril", "dolcontin", "duloksetin", "duloxetin", "durogesic",
        "efexor", "effexor", "elvanse", "escitalopram", "etoricoxib", "fentanyl", "flexeril", "fluoksetin", "fluoxetin", "fontex",
        "gabapentin", "globoid", "hydroxychloroquin", "ibumetin", "ibuprofen", "ibuprofin", "ibux", "imovane",
        "kapsaicin", "ketamin", "ketorax", "klonazepam", "kodein", "kvetiapin",
        "lamictal", "lamotrigin", "ldn", "levaxin", "lexapro", "lidocain", "lidokain", "lioresal", "lyrica",
        "melatonin", "metadon", "methadon", "methotrexat", "methylphenidat", "metotreksat", "metylfenidat", "milnacipran", "mirtazapin", "morfin", "morphin",
        "naltrekson", "naltrexon", "napren", "naproksen", "naproxen", "neurontin", "nobligan", "noritren", "norspan", "nortriptylin", "nurofen",
        "oksykodon", "oxazepam", "oxycodon", "oxycontin", "oxynorm", "ozempic",
        "palexia", "pamol", "panodil", "paracet", "paracetamol", "paralgin", "pinex", "plaquenil", "prednisolon", "prednison", "pregabalin", "prozac",
        "quetiapin",
        "remeron", "ritalin", "rivotril", "sarotex", "sativex", "savella", "seroquel", "sertralin", "sirdalud", "sobril", "stesolid", "stilnoct",
        "tapentadol", "targiniq", "temgesic", "tizanidin", "topimax", "topiramat", "tramadol", "tramagetic", "tramal", "tylenol",
        "valium", "venlafaksin", "venlafaxin", "vimovo", "vival", "voltaren", "voltarol", "vyvanse", "wegovy", "wellbutrin",
        "xanax", "xanor", "zoloft", "zolpidem", "zopiclon", "zopiklon",
    };

    // As in naltrexon|e, paracet|en, morfin|et, Lyrica|s, Ibux|er.
    private static readonly string[] Endings = ["", "e", "en", "et", "s", "er"];

    public static IEnumerable<ScreeningFinding> Find(FieldText passage) =>
        passage.FindAll(ScreeningFindingKind.MedicineName, Word(), (_, match) => IsMedicine(match.Value));

    private static bool IsMedicine(string word) =>
        Endings.Any(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && Names.Contains(word[..^ending.Length]));

    [GeneratedRegex(@"\b[\p{L}-]{3,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
