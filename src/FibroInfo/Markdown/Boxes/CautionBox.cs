using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary><c>::: caution "From mice"</c>: when to take care. The title is optional.</summary>
internal sealed class CautionBox : Box
{
    public override string Name => "caution";

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, Typesetter state)
    {
        string title = arguments.Quoted ?? state.Words["box.caution"];
        SafeHtml open = SafeHtml.Of($"""<div class="box caution" role="note"><p class="box-title">{title}</p>""");
        WriteBetween(renderer, open, box, SafeHtml.Of($"</div>"));
    }
}
