using Markdig.Extensions.Footnotes;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>Collects the running text for the readability measures: paragraphs and bullets, no headings, tables or captions.</summary>
internal static class ProsePass
{
    public static void Run(ContainerBlock container, List<Paragraph> prose, Typesetter state)
    {
        foreach (ParagraphBlock paragraph in state.Each<ParagraphBlock>(container).Where(IsRunningText))
        {
            if (InlineText.Of(paragraph) is { Length: > 0 } text)
            {
                prose.Add(new Paragraph(text, state.At(paragraph), paragraph.Parent is ListItemBlock));
            }
        }
    }

    private static bool IsRunningText(ParagraphBlock paragraph)
    {
        for (Block? above = paragraph.Parent; above is not null; above = above.Parent)
        {
            if (above is Markdig.Extensions.Tables.Table or FootnoteGroup or Markdig.Extensions.DefinitionLists.DefinitionList)
            {
                return false;
            }
        }

        return !Figures.FigurePass.IsFigure(paragraph);
    }
}
