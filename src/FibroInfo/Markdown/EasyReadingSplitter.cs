using FibroInfo.Markdown.Citations;
using FibroInfo.Markdown.Figures;
using FibroInfo.Markdown.Links;
using FibroInfo.Markdown.Terms;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>
/// Splits the easy-reading text into parts, one per screen (Z-3). Removes citations and reports boxes, which it must not have (Z-4).
/// </summary>
internal static class EasyReadingSplitter
{
    public static IReadOnlyList<EasyReadingPart> Parts(ContainerBlock easy, RenderContext state, HtmlRenderer renderer)
    {
        Clean(easy, state);
        RunningTextPass.Run(easy, state.EasyProse, state);
        var parts = new List<EasyReadingPart>();
        var blocks = new List<Block>();
        string? title = null;
        foreach (Block block in easy)
        {
            if (block is HeadingBlock heading)
            {
                Close();
                title = InlineTextExtractor.Extract(heading);
                state.EasyHeadings.Add(new Heading(heading.Level, title, "", state.At(heading)));
            }
            else
            {
                blocks.Add(block);
            }
        }

        Close();
        if (parts.Count == 0)
        {
            state.Report(easy, "Z-2", "The easy-reading text has no part.", "Start each part with a line '## Heading'.");
        }

        return parts;

        void Close()
        {
            if (title is not null)
            {
                parts.Add(new EasyReadingPart(title, SectionSplitter.Render(blocks, state, renderer)));
            }
            else if (blocks.Count > 0)
            {
                state.Report(blocks[0], "Z-2", "There is easy-reading text before the first heading.", "Start each part with a line '## Heading'.");
            }

            blocks.Clear();
        }
    }

    private static void Clean(ContainerBlock easy, RenderContext state)
    {
        MistypedMarkupPass.Run(easy, state);
        FigurePass.Run(easy, state);
        LinkPass.Run(easy, state);
        ShopLinkPass.Run(easy, state, isEasyReading: true);
        PhonePass.Run(easy, state);
        foreach (CitationInline citation in state.Each<CitationInline>(easy).ToList())
        {
            CitationPass.Known(citation, state);
            citation.Remove();
        }

        foreach (TermInline term in state.Each<TermInline>(easy))
        {
            WriteOut(term, state);
        }

        foreach (CustomContainer box in state.Each<CustomContainer>(easy))
        {
            state.Report(box, "Z-4", "The easy-reading text contains a box.", "Say it in a sentence, or put it into the full text.");
        }

        // The footnotes are below the full text, which is another page.
        foreach (FootnoteLink footnote in state.Each<FootnoteLink>(easy))
        {
            state.Report(footnote, "Z-4", "The easy-reading text contains a footnote.", "Say it in a sentence, or put it into the full text.");
        }
    }

    // Z-6: the explanation of a word follows it in brackets in each part, because these pages have no glossary to link to.
    private static void WriteOut(TermInline term, RenderContext state)
    {
        if (TermPass.Find(term, state) is var (_, text))
        {
            term.Shown = $"{(string.Equals(term.Shown, term.Name, StringComparison.Ordinal) ? text.Term : term.Shown)} ({text.Meaning})";
        }
    }
}
