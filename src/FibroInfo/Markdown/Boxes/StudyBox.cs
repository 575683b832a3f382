using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Renderers;
using Markdig.Syntax;

namespace FibroInfo.Markdown.Boxes;

/// <summary><c>::: study</c>: the facts of a study as a table of two columns, written as a definition list.</summary>
internal sealed class StudyBox : Box
{
    public override string Name => "study";

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (box.Count == 0 || box.Any(block => block is not DefinitionList))
        {
            state.Report(box, "markdown.box", "The box 'study' contains something other than facts.",
                "Write each fact as two lines: 'People', then ':   31 with, 27 without'.");
        }
    }

    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        renderer.EnsureLine();
        renderer.Write(SafeHtml.From($"""<div class="study"><h3>{state.Words["study.title"]}</h3><dl class="facts">"""));
        FactWriter.Write(renderer, box, _ => SafeHtml.Empty);
        renderer.Write(SafeHtml.From($"</dl></div>\n"));
    }
}

/// <summary>Writes a definition list with each term and its definitions in a group of their own, which the style sheet can lay out as a row.</summary>
internal static class FactWriter
{
    /// <param name="beforeTerm">What is drawn before the words of a term.</param>
    public static void Write(HtmlRenderer renderer, CustomContainer box, Func<DefinitionTerm, SafeHtml> beforeTerm)
    {
        foreach (DefinitionItem item in box.Descendants<DefinitionItem>())
        {
            renderer.Write(SafeHtml.From($"<div>"));
            foreach (Block part in item)
            {
                if (part is DefinitionTerm term)
                {
                    renderer.Write(SafeHtml.From($"<dt>{beforeTerm(term)}"));
                    renderer.WriteLeafInline(term);
                    renderer.Write(SafeHtml.From($"</dt>"));
                }
                else
                {
                    renderer.Write(SafeHtml.From($"<dd>"));
                    WriteValue(renderer, part);
                    renderer.Write(SafeHtml.From($"</dd>"));
                }
            }

            renderer.Write(SafeHtml.From($"</div>\n"));
        }
    }

    private static void WriteValue(HtmlRenderer renderer, Block part)
    {
        if (part is ParagraphBlock paragraph)
        {
            renderer.WriteLeafInline(paragraph);
        }
        else
        {
            renderer.Write(part);
        }
    }
}
