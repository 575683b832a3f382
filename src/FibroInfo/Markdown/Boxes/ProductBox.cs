using FibroInfo.Markdown.Citations;
using FibroInfo.Markdown.Links;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Boxes;

/// <summary><c>::: product https://… "Label"</c>: an advertisement, labelled as one (E-13). The body states the interest.</summary>
internal sealed class ProductBox : Box
{
    /// <summary>Of every link to what is advertised: search engines and the shop are told that it is one.</summary>
    public const string Relation = "sponsored nofollow noopener";

    private const string Word = "product";

    public override string Name => Word;

    /// <summary>Whether a part of the text is in an advertisement.</summary>
    public static bool Contains(Block? part)
    {
        while (part is not null and not CustomContainer { Info: Word })
        {
            part = part.Parent;
        }

        return part is not null;
    }

    public static bool Contains(Inline part)
    {
        ContainerInline? root = part as ContainerInline ?? part.Parent;
        while (root is { ParentBlock: null, Parent: { } above })
        {
            root = above;
        }

        return Contains(root?.ParentBlock);
    }

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (LinkPolicy.IsWeb(arguments.Word(0)) && !string.IsNullOrEmpty(arguments.Quoted))
        {
            string[] keys = [.. box.Descendants<CitationInline>().SelectMany(citation => citation.Keys).Distinct(StringComparer.Ordinal)];
            state.Advertisements.Add(new Advertisement(arguments.Word(0)!, arguments.Quoted, keys, state.At(box)));
            return;
        }

        state.Report(box, "E-13", "This advertisement has no address or no label.", "Write '::: product https://shop.example/thing \"Name of the thing\"'.");
    }

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        UiText words = state.Words;
        string? address = LinkPolicy.IsWeb(arguments.Word(0)) ? arguments.Word(0) : null;
        SafeHtml bar = SafeHtml.From(
            $"""<p class="ad-bar"><strong>{words["product.title"]}</strong> <span>{words["product.apart"]}</span></p>""");
        SafeHtml open = SafeHtml.From(
            $"""
            <aside class="advertisement" aria-label="{words["product.title"]}">{bar}<div class="ad-body">
            <p><a rel="{Relation}" target="_blank" href="{address}">{arguments.Quoted}</a> {words["product.window"]}</p>

            """);
        WriteBetween(renderer, open, box, SafeHtml.From($"</div></aside>"));
    }
}
