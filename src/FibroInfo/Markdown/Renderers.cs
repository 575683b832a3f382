using FibroInfo.Markdown.Boxes;
using FibroInfo.Markdown.Citations;
using FibroInfo.Markdown.Figures;
using FibroInfo.Markdown.Links;
using FibroInfo.Markdown.Terms;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace FibroInfo.Markdown;

/// <summary>Markdig's renderer, with ours in the place of some of its own.</summary>
internal static class Renderers
{
    public static HtmlRenderer Of(Typesetter state, MarkdownPipeline pipeline)
    {
        var renderer = new HtmlRenderer(TextWriter.Null);
        pipeline.Setup(renderer);
        ObjectRendererCollection renderers = renderer.ObjectRenderers;
        renderers.RemoveAll(known =>
            known is LinkInlineRenderer or AutolinkInlineRenderer or ParagraphRenderer or HtmlTableRenderer or HtmlCustomContainerRenderer);
        renderers.Add(new CitationRenderer(state.Words));
        renderers.Add(new TermRenderer());
        renderers.Add(new BoxRenderer(state));
        renderers.Add(new FigureRenderer(state));
        renderers.Add(new LinkRenderer(state));
        renderers.Add(new SafeAutolinkRenderer());
        renderers.Add(new TableRenderer(state.Words));
        return renderer;
    }
}
