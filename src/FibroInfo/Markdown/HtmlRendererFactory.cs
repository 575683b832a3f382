using FibroInfo.Markdown.Boxes;
using FibroInfo.Markdown.Citations;
using FibroInfo.Markdown.Figures;
using FibroInfo.Markdown.Links;
using FibroInfo.Markdown.Terms;
using FibroInfo.Text;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace FibroInfo.Markdown;

/// <summary>Markdig's renderer, with ours in the place of some of its own.</summary>
internal static class HtmlRendererFactory
{
    public static HtmlRenderer Create(RenderContext state, MarkdownPipeline pipeline)
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

internal static class RendererExtensions
{
    /// <summary>Writes finished HTML. Markdig's own Write takes text too, so that only this one is used with markup.</summary>
    public static void Write(this HtmlRenderer renderer, SafeHtml html) => renderer.Write(html.ToString());
}

/// <summary>A table in a frame that scrolls by itself, so that a wide one never moves the page .</summary>
internal sealed class TableRenderer(UiText words) : HtmlObjectRenderer<Table>
{
    private readonly HtmlTableRenderer _plain = new();

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write(SafeHtml.From($"""<div class="table-scroll" tabindex="0" role="region" aria-label="{words["table.label"]}">"""));
        _plain.Write(renderer, table);
        renderer.Write(SafeHtml.From($"</div>\n"));
    }
}
