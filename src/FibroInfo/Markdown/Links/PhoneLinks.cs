using FibroInfo.Site;
using FibroInfo.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Links;

/// <summary>A telephone number in running text.</summary>
/// <param name="number">As it is written.</param>
/// <param name="isInLink">A link around it leads somewhere already; the number only stays on one line.</param>
internal sealed class PhoneInline(string number, bool isInLink) : LeafInline
{
    public string Number => number;

    public bool IsInLink => isInLink;
}

/// <summary>Makes every telephone number in running text a link, and keeps it on one line.</summary>
internal static class PhonePass
{
    private const int LongestBefore = 80;

    public static void Run(ContainerBlock document, RenderContext state)
    {
        SiteProfile site = state.Context.SiteData.Site;
        string[] known =
        [
            .. site.Urgency?.AllNumbers ?? site.OldHelp.Select(help => help.Number),
            .. new[] { site.Organisation.Phone }.Concat(state.Context.SiteData.Clinics.Select(clinic => clinic.Value.Phone)).OfType<string>(),
        ];
        foreach (LeafBlock block in state.Each<LeafBlock>(document))
        {
            // "Call **113**": the word that makes it a number is in another piece of the sentence.
            string before = "";
            foreach (LiteralInline literal in block.Inline?.FindDescendants<LiteralInline>().ToList() ?? [])
            {
                string text = literal.Content.ToString();
                Split(literal, text, before, known);
                before = before.Length > LongestBefore ? text : before + text;
            }
        }
    }

    private static void Split(LiteralInline literal, string text, string before, string[] known)
    {
        int at = 0;
        Inline last = literal;
        foreach ((int start, int length) in PhoneNumber.FindAll(text, known, before))
        {
            Add(new LiteralInline(text[at..start]));
            Add(new PhoneInline(text.Substring(start, length), literal.IsInLink()));
            at = start + length;
        }

        if (at > 0)
        {
            Add(new LiteralInline(text[at..]));
            literal.Remove();
        }

        void Add(Inline part)
        {
            last.InsertAfter(part);
            last = part;
        }
    }
}

internal sealed class PhoneRenderer : HtmlObjectRenderer<PhoneInline>
{
    protected override void Write(HtmlRenderer renderer, PhoneInline phone)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(phone.Number);
        }
        else if (phone.IsInLink)
        {
            renderer.Write(SafeHtml.From($"""<span class="number">{phone.Number}</span>"""));
        }
        else
        {
            renderer.Write(SafeHtml.From($"""<a class="number" href="tel:{PhoneNumber.Dial(phone.Number)}">{phone.Number}</a>"""));
        }
    }
}
