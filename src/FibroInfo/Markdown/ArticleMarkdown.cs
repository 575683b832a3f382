using FibroInfo.Markdown.Boxes;
using FibroInfo.Markdown.Citations;
using FibroInfo.Markdown.Figures;
using FibroInfo.Markdown.Links;
using FibroInfo.Markdown.Settings;
using FibroInfo.Markdown.Terms;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace FibroInfo.Markdown;

/// <summary>
/// The Markdown of the articles: CommonMark, tables, definition lists, footnotes, and our own additions, each in a folder of its own.
/// Raw HTML is shown as text. Do not use Markdig's advanced extensions: generic attributes and media links let scripts through.
/// </summary>
public static class ArticleMarkdown
{
    internal static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Parses and renders one body. Everything that is wrong with it is in <see cref="ParsedMarkdown.Problems"/>.</summary>
    /// <exception cref="TimeoutException">It takes longer than any text within the limits should.</exception>
    public static ParsedMarkdown Read(string body, MarkdownContext context)
    {
        var state = new RenderContext(context);
        if (MarkdownLimits.Refuse(body, context.Start) is { } refusal)
        {
            state.Problems.Add(refusal);
            return state.Finish([], []);
        }

        try
        {
            MarkdownDocument document = Markdig.Markdown.Parse(body, Pipeline);
            return Render(document, state);
        }
        catch (ParsingStoppedException)
        {
            return state.Finish([], []);
        }
        catch (ArgumentException)
        {
            // Markdig throws this when blocks are nested too deep.
            state.Problems.Add(context.Start.Error("markdown.depth", "Lists or quotes are nested too deep.", "Use fewer levels."));
            return state.Finish([], []);
        }
    }

    private static ParsedMarkdown Render(MarkdownDocument document, RenderContext state)
    {
        SettingPass.Run(document, state);
        ContainerBlock? easy = BoxPass.ExtractEasyReading(document, state);
        BoxPass.Run(document, state);
        HelpBox.ReadSigns(document, state);
        HeadingPass.Run(document, state);
        MistypedMarkupPass.Run(document, state);
        CitationPass.Run(document, state);
        TermPass.Run(document, state);
        FigurePass.Run(document, state);
        LinkPass.Run(document, state);
        ShopLinkPass.Run(document, state, isEasyReading: false);
        PhonePass.Run(document, state);
        RunningTextPass.Run(document, state.Prose, state);
        HtmlRenderer renderer = HtmlRendererFactory.Create(state, Pipeline);
        IReadOnlyList<Section> sections = SectionSplitter.Split(document, state, renderer);
        IReadOnlyList<EasyReadingPart> parts = easy is null ? [] : EasyReadingSplitter.Parts(easy, state, renderer);
        return state.Finish(sections, parts);
    }

    /// <summary>The syntax of a body, with its positions in the text and before any pass; null when it is not within the limits.</summary>
    internal static MarkdownDocument? Parse(string body)
    {
        try
        {
            return MarkdownLimits.Refuse(body, default) is null ? Markdig.Markdown.Parse(body, Pipeline) : null;
        }
        catch (ArgumentException)
        {
            // Markdig throws this when blocks are nested too deep.
            return null;
        }
    }

    private static MarkdownPipeline Build()
    {
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseDefinitionLists()
            .UseFootnotes();
        // Only its block parser: Markdig's custom container extension also removes "::" from running text.
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.InlineParsers.Insert(0, new CitationParser());
        builder.InlineParsers.Insert(0, new TermParser());
        builder.InlineParsers.Insert(0, new SettingParser());
        return builder.Build();
    }
}

/// <summary>What a body may refer to, and where it is.</summary>
/// <param name="Start">The file and line on which the body begins, so that problems name the file's own lines.</param>
/// <param name="Address">The public address of the text, without a slash at the end: its pictures are served below it.</param>
/// <param name="Pictures">Finds a picture in the folder of the text by its file name; null when there is none.</param>
public sealed record MarkdownContext(
    FileLocation Start, string Address, UiText Words, SiteData SiteData, Glossary Glossary, Bibliography Bibliography,
    Func<string, Picture?> Pictures);

/// <summary>A picture beside an article. Width and height are in CSS pixels, 0 when the file does not say.</summary>
public sealed record Picture(string Name, int Width, int Height);
