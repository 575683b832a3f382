using FibroInfo.Markdown.Figures;
using FibroInfo.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Links;

/// <summary>Prints links that are allowed, and the words alone of those that are not.</summary>
internal sealed class LinkRenderer(Typesetter state) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (link.IsImage)
        {
            renderer.Write(PictureTag.Of(link, state));
        }
        else if (LinkRules.IsAllowed(link.Url) && renderer.EnableHtmlForInline)
        {
            renderer.Write(SafeHtml.Of($"""<a href="{link.Url}">"""));
            renderer.WriteChildren(link);
            renderer.Write(SafeHtml.Of($"</a>"));
        }
        else
        {
            renderer.WriteChildren(link);
        }
    }
}

/// <summary><c>&lt;https://…&gt;</c>, under the same rule.</summary>
internal sealed class SafeAutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        string address = link.IsEmail ? $"mailto:{link.Url}" : link.Url;
        renderer.Write(LinkRules.IsAllowed(address) ? SafeHtml.Of($"""<a href="{address}">{link.Url}</a>""") : SafeHtml.Of($"{link.Url}"));
    }
}
