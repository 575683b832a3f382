using FibroInfo.References;
using FibroInfo.Text;

namespace FibroInfo.Markdown;

/// <summary>
/// The drawing beside an evidence label: four lines, solid from the top as far as something is known, and dotted below.
/// Always used together with the word, so it is hidden from screen readers.
/// </summary>
public static class EvidenceDrawing
{
    private static readonly string[] Heights = ["5", "10.5", "16", "21.5"];

    private static readonly SafeHtml[] Drawings = [.. Enum.GetValues<EvidenceLevel>().Select(Draw)];

    public static SafeHtml GetDrawing(EvidenceLevel level) => Drawings[(int)level];

    // The levels are numbered from NotKnown = 0, so the number says how many lines are solid.
    private static SafeHtml Draw(EvidenceLevel level)
    {
        SafeHtml strands = SafeHtml.Concat(Enumerable.Range(0, 4).Select(strand => Strand(strand, strand < (int)level)));
        return SafeHtml.From(
            $"""<svg class="strands" viewBox="0 0 52 26" width="52" height="26" aria-hidden="true" focusable="false">{strands}</svg>""");
    }

    private static SafeHtml Strand(int strand, bool isSolid) => SafeHtml.From(
        $"""<path class="{(isSolid ? "on" : "off")}" d="M1.5 {Heights[strand]}c8-4 16-4 24.5 0s16.5 4 24.5 0"/>""");
}
