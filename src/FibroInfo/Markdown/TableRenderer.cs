using FibroInfo.Text;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace FibroInfo.Markdown;

/// <summary>A table in a frame that scrolls by itself, so that a wide one never moves the page .</summary>
internal sealed class TableRenderer(Words words) : HtmlObjectRenderer<Table>
{
    private readonly HtmlTableRenderer _plain = new();

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write(SafeHtml.Of($"""<div class="table-scroll" tabindex="0" role="region" aria-label="{words["table.label"]}">"""));
        _plain.Write(renderer, table);
        renderer.Write(SafeHtml.Of($"</div>\n"));
    }
}
