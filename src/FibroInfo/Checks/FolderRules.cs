using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>What is wrong in the yaml files and the source list, seen against all texts (E-6, P-14).</summary>
internal static class FolderRules
{
    // Codes that file fibromyalgia under something wider; shown as its own they would mislead a doctor.
    private static readonly HashSet<string> NeverExact = new(StringComparer.OrdinalIgnoreCase) { "L18", "MG30.01" };

    public static IEnumerable<Problem> Of(CheckDesk desk) => [.. Unused(desk), .. Codes(desk)];

    private static IEnumerable<Problem> Unused(CheckDesk desk)
    {
        HashSet<string> used = [.. desk.Holdings.Texts.SelectMany(text => text.Manuscript.Sources).Select(source => source.Key)];
        return desk.Holdings.Bibliography.All
            .Where(source => !used.Contains(source.Id))
            .Select(source => source.Place.Advice("E-6.unused", $"No text cites the source '{source.Id}'.", "Cite it, or leave it for later."));
    }

    private static IEnumerable<Problem> Codes(CheckDesk desk) =>
        from condition in desk.Holdings.Handbook.Conditions
        from code in condition.Value.Codes
        where code.Relation == CodeRelation.Exact && NeverExact.Contains(code.Code)
        select code.RelationPlace.Error("P-14", $"'{code.Code}' is not the exact code of '{condition.Key}'.", "Write 'relation: broader'.");
}
