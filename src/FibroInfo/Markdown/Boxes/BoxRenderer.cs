using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace FibroInfo.Markdown.Boxes;

/// <summary>Hands each box to its kind.</summary>
internal sealed class BoxRenderer(Typesetter state) : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer box)
    {
        if (BoxCatalogue.Find(box.Info) is { } kind)
        {
            kind.Write(renderer, box, BoxArguments.Of(box), state);
        }
        else
        {
            renderer.WriteChildren(box);
        }
    }
}
