using System.Text.RegularExpressions;
using FibroInfo.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Figures;

/// <summary>Prints a paragraph; one that is a picture alone becomes a figure with its caption.</summary>
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
        renderer.Write(SafeHtml.Of($"""<figure class="picture"><div class="frame">{PictureTag.Of(image, state)}</div>{Caption.Of(image.Title)}</figure>"""));
    }
}

/// <summary>
/// A caption: its first sentence is its title; "(1) … (2) …" become the numbered rings that the drawing points with.
/// </summary>
internal static partial class Caption
{
    public static SafeHtml Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return SafeHtml.Empty;
        }

        string[] parts = Number().Split(text.Trim());
        if (parts.Length < 3)
        {
            return SafeHtml.Of($"<figcaption><p>{text.Trim()}</p></figcaption>");
        }

        // The last numbered item is one sentence; what follows it is about the whole drawing.
        IReadOnlyList<string> last = PlainText.Sentences(parts[^1]);
        IEnumerable<string> items = parts[1..^1].Concat(last.Take(1)).Select(item => item.Trim().TrimEnd('.'));
        string rest = string.Join(' ', last.Skip(1));
        SafeHtml title = Paragraph("caption-title", parts[0].Trim().TrimEnd('.'));
        SafeHtml rings = SafeHtml.Concat(items.Select(item => SafeHtml.Of($"<li>{item}</li>")));
        return SafeHtml.Of(
            $"""<figcaption>{title}<ol class="rings">{rings}</ol>{Paragraph("caption-note", rest)}</figcaption>""");
    }

    private static SafeHtml Paragraph(string name, string text) =>
        text.Length == 0 ? SafeHtml.Empty : SafeHtml.Of($"""<p class="{name}">{text}</p>""");

    [GeneratedRegex(@"\(\d\)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

/// <summary>The img element of a picture, with its size so that nothing moves while it loads.</summary>
internal static class PictureTag
{
    public static SafeHtml Of(LinkInline image, RenderContext state)
    {
        string text = InlineText.Of(image);
        if (state.Context.Pictures(image.Url ?? "") is not { } picture)
        {
            return SafeHtml.Of($"{text}");
        }

        SafeHtml size = picture.Width > 0 && picture.Height > 0 ? SafeHtml.Of($""" width="{picture.Width}" height="{picture.Height}" """) : SafeHtml.Of($" ");
        string file = Uri.EscapeDataString(picture.Name.ToLowerInvariant());
        return SafeHtml.Of($"""<img src="{state.Context.Address}/{file}" alt="{text}"{size}loading="lazy" decoding="async">""");
    }
}
