using FibroInfo.Markdown.Links;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary><c>::: product https://… "Label"</c>: an advertisement, labelled as one (E-13). The body states the interest.</summary>
internal sealed class ProductBox : Box
{
    public override string Name => "product";

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (LinkPolicy.IsWeb(arguments.Word(0)) && !string.IsNullOrEmpty(arguments.Quoted))
        {
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
            <p><a rel="sponsored nofollow noopener" target="_blank" href="{address}">{arguments.Quoted}</a> {words["product.window"]}</p>

            """);
        WriteBetween(renderer, open, box, SafeHtml.From($"</div></aside>"));
    }
}
