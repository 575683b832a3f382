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
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>Creates Markdig's renderer, with some of its object renderers replaced by ours.</summary>
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
        renderers.Add(new PhoneRenderer());
        renderers.Add(new TableRenderer(state.Words));
        return renderer;
    }
}

internal static class RendererExtensions
{
    /// <summary>Writes HTML. Always use this for markup: Markdig's own Write accepts any string, whether it is escaped or not.</summary>
    public static void Write(this HtmlRenderer renderer, SafeHtml html) => renderer.Write(html.ToString());
}

/// <summary>
/// Renders a table inside an element that scrolls, so that a wide table does not make the whole page scroll sideways.
/// On a phone its rows become cards: there each cell says the heading of its column.
/// </summary>
internal sealed class TableRenderer(UiText words) : HtmlObjectRenderer<Table>
{
    private readonly HtmlTableRenderer _plain = new();

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        table.GetAttributes().AddClass("cards");
        NameCells(table);
        renderer.EnsureLine();
        renderer.Write(SafeHtml.From($"""<div class="table-scroll" tabindex="0" role="region" aria-label="{words["table.label"]}">"""));
        _plain.Write(renderer, table);
        renderer.Write(SafeHtml.From($"</div>\n"));
    }

    private static void NameCells(Table table)
    {
        TableRow[] rows = [.. table.OfType<TableRow>()];
        string[] headings = [.. rows.FirstOrDefault(row => row.IsHeader)?.OfType<TableCell>().Select(TextOf) ?? []];
        foreach (TableRow row in rows.Where(row => !row.IsHeader))
        {
            // The first cell is the heading of its card.
            for (int column = 1; column < Math.Min(row.Count, headings.Length); column++)
            {
                if (headings[column].Length > 0)
                {
                    row[column].GetAttributes().AddProperty("data-label", headings[column]);
                }
            }
        }
    }

    private static string TextOf(TableCell cell) => string.Join(' ', cell.OfType<LeafBlock>().Select(InlineTextExtractor.Extract));
}
