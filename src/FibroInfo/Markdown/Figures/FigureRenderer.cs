using System.Text.RegularExpressions;
using FibroInfo.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Figures;

/// <summary>Renders a paragraph; one that consists of a picture becomes a figure with its caption.</summary>
internal sealed class FigureRenderer(RenderContext state) : HtmlObjectRenderer<ParagraphBlock>
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
        renderer.Write(SafeHtml.From(
            $"""<figure class="picture"><div class="frame">{ImageTag.Render(image, state)}</div>{FigureCaption.Render(image.Title)}</figure>"""));
    }
}

/// <summary>
/// Renders a caption: what comes before "(1) … (2) …" is its title, and the numbered parts become a list that matches the numbers in the
/// drawing.
/// </summary>
internal static partial class FigureCaption
{
    public static SafeHtml Render(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return SafeHtml.Empty;
        }

        string[] parts = Number().Split(text.Trim());
        if (parts.Length < 3)
        {
            return SafeHtml.From($"<figcaption><p>{text.Trim()}</p></figcaption>");
        }

        // The last numbered part is one sentence; what follows it is about the whole drawing.
        IReadOnlyList<string> last = PlainText.Sentences(parts[^1]);
        IEnumerable<string> items = parts[1..^1].Concat(last.Take(1)).Select(item => item.Trim().TrimEnd('.'));
        string rest = string.Join(' ', last.Skip(1));
        SafeHtml title = Paragraph("caption-title", parts[0].Trim().TrimEnd('.'));
        SafeHtml rings = SafeHtml.Concat(items.Select(item => SafeHtml.From($"<li>{item}</li>")));
        return SafeHtml.From(
            $"""<figcaption>{title}<ol class="rings">{rings}</ol>{Paragraph("caption-note", rest)}</figcaption>""");
    }

    private static SafeHtml Paragraph(string name, string text) =>
        text.Length == 0 ? SafeHtml.Empty : SafeHtml.From($"""<p class="{name}">{text}</p>""");

    [GeneratedRegex(@"\(\d\)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

/// <summary>The img element of a picture, with its size, so that the page does not move while it loads.</summary>
internal static class ImageTag
{
    public static SafeHtml Render(LinkInline image, RenderContext state)
    {
        string text = InlineTextExtractor.Extract(image);
        if (state.Context.Pictures(image.Url ?? "") is not { } picture)
        {
            return SafeHtml.From($"{text}");
        }

        SafeHtml size = picture.Width > 0 && picture.Height > 0 ? SafeHtml.From($""" width="{picture.Width}" height="{picture.Height}" """)
            : SafeHtml.From($" ");
        string file = Uri.EscapeDataString(picture.Name.ToLowerInvariant());
        return SafeHtml.From($"""<img src="{state.Context.Address}/{file}" alt="{text}"{size}loading="lazy" decoding="async">""");
    }
}
