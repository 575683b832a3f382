using System.Text;
using FibroInfo.Markdown.Citations;
using FibroInfo.Markdown.Links;
using FibroInfo.Markdown.Terms;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown;

/// <summary>The plain text of inline Markdown, as a screen reader would read it.</summary>
internal static class InlineTextExtractor
{
    public static string Extract(LeafBlock block) => Extract(block.Inline);

    /// <param name="citations">Called for each citation, with the length of the text before it.</param>
    public static string Extract(ContainerInline? inlines, Action<CitationInline, int>? citations = null)
    {
        var text = new StringBuilder();
        Append(text, inlines, citations);
        return text.ToString().Trim();
    }

    public static bool IsInLink(this Inline inline)
    {
        ContainerInline? ancestor = inline.Parent;
        while (ancestor is not null and not LinkInline)
        {
            ancestor = ancestor.Parent;
        }

        return ancestor is not null;
    }

    private static void Append(StringBuilder text, ContainerInline? inlines, Action<CitationInline, int>? citations)
    {
        for (Inline? inline = inlines?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case LineBreakInline: text.Append(' '); break;
                case TermInline term: text.Append(term.Shown); break;
                case PhoneInline phone: text.Append(phone.Number); break;
                case CitationInline citation:
                    text.Append(citation.HasSpaceBefore ? " " : "");
                    citations?.Invoke(citation, text.Length);
                    break;
                case FootnoteLink: break;
                case DelimiterInline open: text.Append(open.ToLiteral()); Append(text, open, citations); break;
                case ContainerInline container: Append(text, container, citations); break;
            }
        }
    }
}

/// <summary>Collects the running text for the readability checks: paragraphs and bullets, but no headings, tables or captions.</summary>
internal static class RunningTextPass
{
    public static void Run(ContainerBlock container, List<Paragraph> prose, RenderContext state)
    {
        foreach (ParagraphBlock paragraph in state.Each<ParagraphBlock>(container).Where(IsRunningText))
        {
            if (InlineTextExtractor.Extract(paragraph) is { Length: > 0 } text)
            {
                prose.Add(new Paragraph(text, state.At(paragraph), paragraph.Parent is ListItemBlock));
            }
        }
    }

    private static bool IsRunningText(ParagraphBlock paragraph)
    {
        for (Block? ancestor = paragraph.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor is Markdig.Extensions.Tables.Table or FootnoteGroup or Markdig.Extensions.DefinitionLists.DefinitionList)
            {
                return false;
            }
        }

        return !Figures.FigurePass.IsFigure(paragraph);
    }
}
