using FibroInfo.Markdown.Citations;
using FibroInfo.References;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace FibroInfo.Markdown.Boxes;

/// <summary><c>::: evidence early "One study of 58 people."</c>: a claim, and in words how certain it is (P-7).</summary>
internal sealed class EvidenceBox : Box
{
    public override string Name => "evidence";

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (!EvidenceLevels.TryParse(arguments.Word(0), out EvidenceLevel level))
        {
            string word = arguments.Word(0) ?? "";
            state.Report(box, "P-7", $"'{word}' isn't an evidence label.", word == EvidenceLabel.ConsensusWord
                ? "An agreement isn't evidence of an effect: write [@key]{consensus} after the sentence, without a box."
                : SpellingSuggestion.Hint(word, EvidenceLevels.Words) + $"Use one of: {string.Join(", ", EvidenceLevels.Words)}.");
            return;
        }

        string[] keys = [.. box.Descendants<CitationInline>().SelectMany(citation => citation.Keys).Distinct(StringComparer.Ordinal)];
        state.Claims.Add(new EvidenceClaim(new EvidenceLabel(level), keys, state.At(box), IsInline: false));
    }

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        EvidenceLevel level = EvidenceLevels.TryParse(arguments.Word(0), out EvidenceLevel known) ? known : EvidenceLevel.NotKnown;
        UiText words = state.Words;
        SafeHtml name = SafeHtml.From($"""<strong>{words["evidence.label", words[$"evidence.{level.Word()}"]]}</strong>""");
        SafeHtml meaning = SafeHtml.From($"<span>{arguments.Quoted ?? words[$"evidence.{level.Word()}.means"]}</span>");
        SafeHtml link = SafeHtml.From($"""<a href="/how-we-work#evidence-labels">{words["evidence.labels"]}</a>""");
        SafeHtml label = SafeHtml.From(
            $"""
            <div class="evidence {level.Word()}"><p class="evidence-label">{EvidenceDrawing.GetDrawing(level)} {name} {meaning} {link}</p>

            """);
        WriteBetween(renderer, label, box, SafeHtml.From($"</div>"));
    }
}
