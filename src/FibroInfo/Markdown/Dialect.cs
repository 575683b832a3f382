using FibroInfo.Markdown.Boxes;
using FibroInfo.Markdown.Citations;
using FibroInfo.Markdown.Figures;
using FibroInfo.Markdown.Links;
using FibroInfo.Markdown.Settings;
using FibroInfo.Markdown.Terms;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>
/// The Markdown of the articles: CommonMark, tables, definition lists and footnotes, and our additions, each in a
/// folder of its own. Raw HTML is text. Never Markdig's advanced extensions: attributes and media links let scripts through.
/// </summary>
public static class Dialect
{
    /// <summary>
    /// Markdig is quadratic on some paragraphs (200 KB of <c>[a](</c> take ten seconds), so a paragraph has a limit of its own.
    /// </summary>
    public const int MostParagraphCharacters = 16 * 1024;

    /// <summary>Each open bracket is looked for to the end of its paragraph.</summary>
    public const int MostParagraphBrackets = 1000;

    /// <summary>Behind each of these the rest of the paragraph is read as an address, and for every bracket before it anew.</summary>
    public const int MostParagraphLinks = 200;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Reads and renders one body. What is wrong stands in the manuscript's problems; nothing is thrown.</summary>
    public static Manuscript Read(string body, DialectContext context)
    {
        var state = new Typesetter(context);
        if (FirstLongParagraph(body) is { } line)
        {
            state.Report(context.Start with { Line = context.Start.Line + line }, "markdown.paragraph",
                "This paragraph is longer than 16 KB, or holds more than 1000 brackets or 200 links.", "Put empty lines between its parts.");
            return state.Finish([], []);
        }

        try
        {
            MarkdownDocument document = Markdig.Markdown.Parse(body, Pipeline);
            return Typeset(document, state);
        }
        catch (ArgumentException)
        {
            // Markdig's own guard against deep nesting.
            state.Report(context.Start, "markdown.depth", "Lists or quotes are nested too deep.", "Write them flatter.");
            return state.Finish([], []);
        }
    }

    private static Manuscript Typeset(MarkdownDocument document, Typesetter state)
    {
        SettingPass.Run(document, state);
        ContainerBlock? easy = BoxPass.TakeEasy(document, state);
        BoxPass.Run(document, state);
        HeadingPass.Run(document, state);
        SlipPass.Run(document, state);
        CitationPass.Run(document, state);
        TermPass.Run(document, state);
        FigurePass.Run(document, state);
        LinkPass.Run(document, state);
        ProsePass.Run(document, state.Prose, state);
        HtmlRenderer renderer = Renderers.Of(state, Pipeline);
        IReadOnlyList<Section> sections = Sections.Of(document, state, renderer);
        IReadOnlyList<EasyPart> parts = easy is null ? [] : EasyText.Parts(easy, state, renderer);
        return state.Finish(sections, parts);
    }

    private static MarkdownPipeline Build()
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseDefinitionLists()
            .UseFootnotes();
        // The boxes alone: the extension of that name also takes "::" out of running text.
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.InlineParsers.Insert(0, new CitationParser());
        builder.InlineParsers.Insert(0, new TermParser());
        builder.InlineParsers.Insert(0, new SettingParser());
        return builder.Build();
    }

    private static int? FirstLongParagraph(string body)
    {
        int line = 0, characters = 0, brackets = 0, links = 0;
        foreach (ReadOnlySpan<char> text in body.AsSpan().EnumerateLines())
        {
            bool isEmpty = text.IsWhiteSpace();
            characters = isEmpty ? 0 : characters + text.Length;
            brackets = isEmpty ? 0 : brackets + text.Count('[');
            links = isEmpty ? 0 : links + text.Count("](");
            if (characters > MostParagraphCharacters || brackets > MostParagraphBrackets || links > MostParagraphLinks)
            {
                return line;
            }

            line++;
        }

        return null;
    }
}
