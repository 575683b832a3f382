using FibroInfo.References;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Renderers;
using Markdig.Syntax;

namespace FibroInfo.Markdown.Boxes;

/// <summary>
/// <c>::: labels</c>: what the evidence labels mean, as a definition list of them. Each gets the drawing that is beside it everywhere
/// else, so that the page that explains the labels shows them too.
/// </summary>
internal sealed class LabelsBox : Box
{
    public override string Name => "labels";

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (box.Count == 0 || box.Any(block => block is not DefinitionList))
        {
            state.Report(box, "markdown.box", "The box 'labels' holds something else than labels and what they mean.",
                "Write each label as two lines: 'Strong', then ':   Many good studies agree.'.");
        }

        foreach (DefinitionTerm term in box.Descendants<DefinitionTerm>().Where(term => LevelOf(term, state) is null))
        {
            state.Report(term, "markdown.box", $"'{InlineTextExtractor.Extract(term)}' is no evidence label.",
                $"Use the words that readers see: {string.Join(", ", Enum.GetValues<EvidenceLevel>().Reverse().Select(level => NameOf(level, state)))}.");
        }
    }

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        renderer.EnsureLine();
        renderer.Write(SafeHtml.From($"""<dl class="labels">"""));
        FactWriter.Write(renderer, box, term => LevelOf(term, state) is { } level ? EvidenceDrawing.GetDrawing(level) : SafeHtml.Empty);
        renderer.Write(SafeHtml.From($"</dl>\n"));
    }

    private static string NameOf(EvidenceLevel level, RenderContext state) => state.Words[$"evidence.{level.Word()}"];

    private static EvidenceLevel? LevelOf(DefinitionTerm term, RenderContext state)
    {
        string words = InlineTextExtractor.Extract(term);
        return Enum.GetValues<EvidenceLevel>().Where(level => NameOf(level, state).Equals(words, StringComparison.OrdinalIgnoreCase))
            .Select(level => (EvidenceLevel?)level).FirstOrDefault();
    }
}
