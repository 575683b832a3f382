using System.Globalization;
using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>What PubMed says was wrong with a paper (trust.md §9): it comes in with the source, and what is a notice itself is refused.</summary>
internal static class NbibNotices
{
    public const string RetractedRule = "import.retracted";

    // A record of one of these types is not a paper but a notice about another paper.
    private static readonly string[] NoticeTypes =
        ["retraction of publication", "retraction notice", "expression of concern", "published erratum"];

    public static Problem? Refusal(string[] kinds, RecordFields entry) => Array.Find(kinds, kind => NoticeTypes.Contains(kind)) is { } notice
        ? entry.Place.Error("import.notice", $"'{RegistryTextCleaner.Start(entry["TI"] ?? "")}' is no evidence: it is a notice on another paper ({notice}).",
            "Add the paper that it is about, if an article needs it.")
        : null;

    public static void Set(CslItemBuilder item, string[] kinds, RecordFields entry, List<Problem> problems)
    {
        string name = RegistryTextCleaner.Start(item["title"] ?? "");
        if (kinds.Contains("retracted publication") || entry.Has("RIN"))
        {
            SetNotice(item, "retraction", entry["RIN"]);
            problems.Add(Retracted(entry.Place, item["title"] ?? ""));
        }
        else if (entry["ECI"] is { } concern)
        {
            SetNotice(item, "concern", concern);
            problems.Add(entry.Place.Warning("import.notice", $"The journal has expressed concern about '{name}'.", "Read the notice before you rely on it."));
        }
        else if ((entry["EIN"] ?? entry["CRI"]) is { } correction)
        {
            SetNotice(item, "correction", correction);
        }

        if (entry["UIN"] is { } update)
        {
            problems.Add(entry.Place.Warning("import.update",
                $"There is a newer version of '{name}': {RegistryTextCleaner.Start(update)}.", "Cite the newer one."));
        }
    }

    /// <param name="where">"J Sleep. 2020 Jan 5;3(1):5. doi: 10.1000/x. PMID: 1": a notice has a date only when the whole day is known.</param>
    public static void SetNotice(CslItemBuilder item, string kind, string? where)
    {
        PartialDate? date = CslDates.FromText(where?.Split(';')[0] ?? "");
        string? day = date is { Month: int month, Day: int number } known
            ? string.Create(CultureInfo.InvariantCulture, $"{known.Year}-{month:00}-{number:00}")
            : null;
        item.SetNotice(kind, day, IdentifierFinder.FirstDoi(where ?? ""));
    }

    public static Problem Retracted(FileLocation place, string title) => place.Warning(RetractedRule,
        $"'{RegistryTextCleaner.Start(title)}' was RETRACTED. It comes in with that notice, and readers see it at every citation.",
        "Cite it only where the text is about the retraction, and look for another source.");
}
