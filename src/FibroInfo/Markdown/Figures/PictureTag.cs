using FibroInfo.Text;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Figures;

/// <summary>The img element of a picture, with its size so that nothing moves while it loads.</summary>
internal static class PictureTag
{
    public static SafeHtml Of(LinkInline image, Typesetter state)
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
