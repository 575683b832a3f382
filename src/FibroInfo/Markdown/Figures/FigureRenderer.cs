using FibroInfo.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Figures;

/// <summary>Prints a paragraph; one that is a picture alone becomes a figure with its caption.</summary>
internal sealed class FigureRenderer(Typesetter state) : HtmlObjectRenderer<ParagraphBlock>
{
    private readonly ParagraphRenderer _plain = new();

    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        if (!FigurePass.IsFigure(paragraph))
        {
            _plain.Write(renderer, paragraph);
            return;
        }

        var image = (LinkInline)paragraph.Inline!.FirstChild!;
        renderer.EnsureLine();
        renderer.Write(SafeHtml.Of($"""<figure class="picture"><div class="frame">{PictureTag.Of(image, state)}</div>{Caption.Of(image.Title)}</figure>"""));
    }
}
