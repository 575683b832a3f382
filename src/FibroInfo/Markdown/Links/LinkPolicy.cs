using FibroInfo.Markdown.Boxes;
using FibroInfo.Markdown.Figures;
using FibroInfo.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Links;

/// <summary>
/// Which addresses may become links: http, https, mailto, tel, and those of this site. An allow-list, because nobody can list every
/// spelling of <c>javascript:</c>.
/// </summary>
internal static class LinkPolicy
{
    private static readonly string[] Schemes = ["http:", "https:", "mailto:", "tel:"];

    public static bool IsAllowed(string? address) =>
        !string.IsNullOrEmpty(address)
        && !address.Any(character => character <= ' ' || character == '\\' || char.IsControl(character))
        && (IsInternal(address) || Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)));

    /// <summary>An address of this site: <c>/articles/fibro-fog</c> or <c>#part</c>, never <c>//elsewhere</c>.</summary>
    public static bool IsInternal(string address) =>
        address.StartsWith('#') || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal));

    public static bool IsWeb(string? address) =>
        IsAllowed(address) && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "https" or "http");
}

/// <summary>Reports links with an address that is not allowed (E-1), and collects the others for the checks.</summary>
internal static class LinkPass
{
    public static void Run(ContainerBlock document, RenderContext state)
    {
        foreach (LinkInline link in state.Each<LinkInline>(document).Where(link => !link.IsImage))
        {
            Check(link.Url, InlineTextExtractor.Extract(link), link, state);
        }

        foreach (AutolinkInline link in state.Each<AutolinkInline>(document))
        {
            Check(link.IsEmail ? $"mailto:{link.Url}" : link.Url, link.Url, link, state);
        }
    }

    private static void Check(string? address, string text, Inline link, RenderContext state)
    {
        if (LinkPolicy.IsAllowed(address))
        {
            state.Links.Add(new TextLink(address!, text, state.At(link)));
        }
        else
        {
            state.Report(link, "E-1.link", $"'{address}' can't be used as a link.",
                "Start links with https://, http://, mailto:, tel:, '/' for a page of this site, or '#'.");
        }
    }
}

/// <summary>Renders links that are allowed, and only the words of those that are not.</summary>
internal sealed class LinkRenderer(RenderContext state) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (link.IsImage)
        {
            renderer.Write(ImageTag.Render(link, state));
        }
        else if (LinkPolicy.IsAllowed(link.Url) && renderer.EnableHtmlForInline)
        {
            renderer.Write(SafeHtml.From($"""<a href="{link.Url}"{Relation(link.Url, link)}>"""));
            renderer.WriteChildren(link);
            renderer.Write(SafeHtml.From($"</a>"));
        }
        else
        {
            renderer.WriteChildren(link);
        }
    }

    /// <summary>What search engines and the shop are told of a link within an advertisement (E-13).</summary>
    public static SafeHtml Relation(string? address, Inline link) =>
        LinkPolicy.IsWeb(address) && ProductBox.Contains(link) ? SafeHtml.From($" rel=\"{ProductBox.Relation}\"") : SafeHtml.Empty;
}

/// <summary>Renders <c>&lt;https://…&gt;</c> by the same rule.</summary>
internal sealed class SafeAutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        string address = link.IsEmail ? $"mailto:{link.Url}" : link.Url;
        renderer.Write(LinkPolicy.IsAllowed(address)
            ? SafeHtml.From($"""<a href="{address}"{LinkRenderer.Relation(address, link)}>{link.Url}</a>""") : SafeHtml.From($"{link.Url}"));
    }
}
