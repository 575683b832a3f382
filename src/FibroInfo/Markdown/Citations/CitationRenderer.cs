using FibroInfo.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace FibroInfo.Markdown.Citations;

/// <summary>
/// Prints <c>[2]</c>, or <c>[1, 3–5]</c> as two links. Each leads to its entry in the list; the script opens the
/// evidence cards of <c>data-sources</c> at the citation instead.
/// </summary>
internal sealed class CitationRenderer(Words words) : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        int last = citation.Runs.Count - 1;
        var links = citation.Runs.Select((run, index) => Link(run, index == 0 ? "[" : "", index == last ? "]" : ""));
        SafeHtml html = SafeHtml.Join(", ", links);
        renderer.Write(citation.Runs.Count > 1 ? SafeHtml.Of($"""<span class="cites">{html}</span>""") : html);
    }

    private SafeHtml Link(CitationRun run, string open, string close)
    {
        (SafeHtml label, string name) = run.IsRetracted
            ? (words.Html("cite.retracted", SafeHtml.Of($"<s>{run.Label}</s>")), words["cite.label-retracted", run.Label])
            : (SafeHtml.Of($"{run.Label}"), words["cite.label", run.Label]);
        return SafeHtml.Of(
            $"""<a class="cite" id="{run.Anchor}" href="#ref-{run.Keys[0]}" data-sources="{string.Join(' ', run.Keys)}" """
            + $"""aria-label="{name}">{open}{label}{close}</a>""");
    }
}
