using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Words of somebody who may not want to live (C-8). Too often is better than too seldom: help numbers shown to somebody well do no harm,
/// so "I don't want to die" and a book about suicide are found too. Only what people in pain say every day without meaning it is
/// left out ("this pain is killing me", "jeg orker ikke mer enn en kort tur"): a queue where everything is first has no first.
/// </summary>
internal static class DespairWords
{
    private static readonly Regex Pattern = Phrases.Of([.. EnglishDespair.Phrases, .. NorwegianDespair.Phrases]);

    public static IEnumerable<Finding> In(Passage passage) => passage.All(FindingKind.Despair, Pattern);
}
