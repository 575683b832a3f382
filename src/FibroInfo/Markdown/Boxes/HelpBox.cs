using FibroInfo.Site;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;

namespace FibroInfo.Markdown.Boxes;

/// <summary><c>::: help</c>: when to get help (P-9), with the numbers from <c>site.yaml</c>. It is a section of its own.</summary>
internal sealed class HelpBox : Box
{
    public override string Name => "help";

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        string title = state.Words["help.title"];
        state.Headings.Add(new Heading(2, title, state.IdFor(title), state.At(box)));
    }

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state) => WriteBetween(
        renderer,
        SafeHtml.From($"""<div class="help-body">"""),
        box,
        SafeHtml.From($"</div>{Numbers(state.Context.SiteData.Site, state.Words.Language)}"));

    private static SafeHtml Numbers(SiteProfile site, Language language) => site.Help.Count == 0
        ? SafeHtml.Empty
        : SafeHtml.From($"""<ul class="help-numbers">{SafeHtml.Concat(site.Help.Select(help => Number(help, language)))}</ul>""");

    private static SafeHtml Number(HelpNumber help, Language language) =>
        SafeHtml.From($"""<li><a href="tel:{help.Dial}"><strong>{help.Number}</strong> <span>{help.Label.In(language)}</span></a></li>""");
}
