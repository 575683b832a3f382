using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>Medicines by substance and by the names they are sold under in Norway, for the moderator: advice on doses is not posted (C-5).</summary>
internal static class MedicineNames
{
    // Substances without their last letter, where Norwegian and English part: duloksetin, duloxetine.
    private static readonly string[] Names =
    [
        "pregabalin", "lyrica", "gabapentin", "neurontin", "dulo(x|ks)etin", "cymbalta", "amitriptylin", "sarotex", "nortriptylin", "noritren",
        "tramadol", "tramagetic", "nobligan", "tramal", "tapentadol", "palexia", "paracetamol", "paracet", "pinex", "panodil", "pamol", "acetaminophen", "tylenol",
        "ibuprofen", "ibuprofin", "ibux", "ibumetin", "advil", "nurofen", "naproxen", "naproksen", "napren", "aleve", "vimovo", "diclofenac", "diklofenak", "voltaren", "voltarol",
        "celecoxib", "celebra", "arcoxia", "etoricoxib", "aspirin", "globoid", "dispril", "codein", "kodein", "paralgin", "co-codamol", "cocodamol",
        "ox[yi]codon", "oxycontin", "oxynorm", "targiniq", "morphin", "morfin", "dolcontin", "buprenor(ph|f)in", "norspan", "temgesic", "fentanyl", "durogesic", "met(h)?adon", "ketorax",
        "naltre(x|ks)on", "ldn", "milnacipran", "savella", "venlafa(x|ks)in", "efexor", "effexor", "sertralin", "zoloft", "fluo(x|ks)etin", "fontex", "prozac",
        "escitalopram", "cipralex", "lexapro", "citalopram", "cipramil", "mirtazapin", "remeron", "bupropion", "wellbutrin",
        "zopi(c|k)lon", "imovane", "zolpidem", "stilnoct", "ambien", "melatonin", "circadin", "diazepam", "valium", "vival", "stesolid", "oxazepam", "sobril",
        "alprazolam", "xanax", "xanor", "(c|k)lonazepam", "rivotril", "cyclobenzaprin", "flexeril", "baclofen", "baklofen", "lioresal", "tizanidin", "sirdalud",
        "prednisolon", "prednison", "methotrexat", "metotre(x|ks)at", "hydroxychloroquin", "plaquenil", "ritalin", "concerta", "metylfenidat", "methylphenidat", "elvanse", "vyvanse", "aduvanz",
        "sativex", "cannabis", "cbd", "ketamin", "lido(c|k)ain", "capsaicin", "kapsaicin", "topiramat", "topimax", "lamotrigin", "lamictal", "quetiapin", "seroquel", "kvetiapin",
        "ozempic", "wegovy", "botox", "levaxin", "low(-| )dose naltrexone",
    ];

    private static readonly Regex Pattern = Phrases.Of(Names.Select(name => name + "(e|en|et|s|er)?"));

    public static IEnumerable<Finding> In(Passage passage) => passage.All(FindingKind.MedicineName, Pattern);
}
