using System.Text.RegularExpressions;

namespace FibroInfo.Comments.Screening;

/// <summary>
/// Words of somebody who may not want to live (C-8). Too often is better than too seldom: help numbers shown to somebody well do no harm,
/// so "I don't want to die" and a book about suicide are found too. Only what people in pain say every day without meaning it is
/// left out ("this pain is killing me", "jeg orker ikke mer enn en kort tur"): a queue where everything is first has no first.
/// </summary>
internal static partial class DespairWords
{
    private static readonly Phrases Words = new([.. EnglishDespair.Phrases, .. NorwegianDespair.Phrases]);

    public static IEnumerable<Finding> In(Passage passage) =>
        [.. Words.In(passage, FindingKind.Despair), .. passage.All(FindingKind.Despair, NoMore())];

    // Only where the sentence ends or goes on about life: "jeg orker ikke mer trening" is about training.
    [GeneratedRegex(
        @"\b(?:orker|orkar|orke|orka|klarer|klarar|makter|maktar)(?:\s+(?:jeg|eg|æ))?\s+(?:ikke|ikkje|ikke\s+noe|itj)\s+(?:mer|meir|mere|lenger|lengre|"
            + @"lengur)(?:\s+(?:nå|no|nu|av\s+livet|av\s+dette\s+livet))?\s*(?:[.!?,;…\n]|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NoMore();
}
