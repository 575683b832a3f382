using FibroInfo.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace FibroInfo.Markdown.Terms;

/// <summary>Prints a term as a link to its entry on this page, with its meaning in brackets at the first use.</summary>
internal sealed class TermRenderer : HtmlObjectRenderer<TermInline>
{
    protected override void Write(HtmlRenderer renderer, TermInline term)
    {
        if (term.Id is null || !renderer.EnableHtmlForInline)
        {
            renderer.Write(SafeHtml.Of($"{term.Shown}"));
            return;
        }

        SafeHtml link = SafeHtml.Of($"""<a class="term" href="#term-{term.Id}">{term.Shown}</a>""");
        renderer.Write(term.Meaning is null ? link : SafeHtml.Of($"""<span class="term-first">{link} ({term.Meaning})</span>"""));
    }
}
