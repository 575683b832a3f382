using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary><c>::: unknown</c>: what nobody knows yet (P-9).</summary>
internal sealed class UnknownBox : Box
{
    public override string Name => "unknown";

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, Typesetter state) =>
        WriteBetween(renderer, SafeHtml.Of($"""<div class="unknown">"""), box, SafeHtml.Of($"</div>"));
}
