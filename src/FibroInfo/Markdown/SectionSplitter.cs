using FibroInfo.Markdown.Boxes;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>Splits a document at its h2 headings and renders each part. A help box is a section of its own.</summary>
internal static class SectionSplitter
{
    public static IReadOnlyList<Section> Split(MarkdownDocument document, RenderContext state, HtmlRenderer renderer)
    {
        var sections = new List<Section>();
        var blocks = new List<Block>();
        (string Id, string Title) head = ("", "");
        foreach (Block block in document)
        {
            if (block is HeadingBlock { Level: 2 } heading)
            {
                Close();
                head = (heading.GetAttributes().Id!, InlineTextExtractor.Extract(heading));
            }
            else if (HelpBox.Is(block))
            {
                // A second box adds its signs to the first one's cards.
                if (!sections.Exists(section => section.Kind == SectionKind.Help))
                {
                    Close();
                    sections.Add(Section.CreateHelp(state.Words, Render([block], state, renderer), state.Signs));
                    head = ("", "");
                }
            }
            else
            {
                blocks.Add(block);
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (blocks.Count > 0 || head.Title.Length > 0)
            {
                SectionKind kind = blocks.Exists(block => block is CustomContainer { Info: "unknown" }) ? SectionKind.Unknown : SectionKind.Text;
                sections.Add(new Section(head.Id, head.Title, Render(blocks, state, renderer), kind));
            }

            blocks.Clear();
        }
    }

    public static SafeHtml Render(IEnumerable<Block> blocks, RenderContext state, HtmlRenderer renderer)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        renderer.Writer = writer;
        foreach (Block block in blocks)
        {
            renderer.Render(block);
            state.LimitHtml(writer.GetStringBuilder().Length);
        }

        return SafeHtml.FromMarkdown(writer.ToString().Trim());
    }
}

/// <summary>Gives every heading an id, and collects the headings in the order of their lines.</summary>
internal static class HeadingPass
{
    public static void Run(MarkdownDocument document, RenderContext state)
    {
        foreach (HeadingBlock heading in state.Each<HeadingBlock>(document))
        {
            string text = InlineTextExtractor.Extract(heading);
            string id = state.IdFor(text);
            heading.GetAttributes().Id = id;
            state.Headings.Add(new Heading(heading.Level, text, id, state.At(heading)));
        }

        state.Headings.Sort((a, b) => a.Place.Line.CompareTo(b.Place.Line));
    }
}
