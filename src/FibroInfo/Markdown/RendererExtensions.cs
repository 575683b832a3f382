using FibroInfo.Text;
using Markdig.Renderers;

namespace FibroInfo.Markdown;

internal static class RendererExtensions
{
    /// <summary>Writes finished HTML. Markdig's own Write takes text too, so that only this one is used with markup.</summary>
    public static void Write(this HtmlRenderer renderer, SafeHtml html) => renderer.Write(html.ToString());
}
