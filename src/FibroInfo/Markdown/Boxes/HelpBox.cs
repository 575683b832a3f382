using FibroInfo.Site;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Boxes;

/// <summary>
/// <c>::: help</c>: where the article shows the site's cards on when to get help (P-9, P-20). In it, a line such as
/// <c>today: a painful rash</c> adds a sign to a card. It is a section of its own.
/// </summary>
internal sealed class HelpBox : Box
{
    private const int MaxProblems = 50;

    private static readonly Dictionary<string, UrgencyLevel> Levels = Enum.GetValues<UrgencyLevel>().ToDictionary(
        level => level.ToString(), StringComparer.OrdinalIgnoreCase);

    public override string Name => "help";

    public static bool Is(Block block) => block is CustomContainer { Info: "help" };

    public override void Read(CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (!state.Headings.Exists(heading => heading.Id == Section.HelpId))
        {
            state.Headings.Add(new Heading(2, state.Words["help.title"], Section.HelpId, state.At(box)));
        }
    }

    // Only while the site has no cards: then what the writer put here is better than nothing.
    public override void Write(HtmlRenderer renderer, CustomContainer box, BoxArguments arguments, RenderContext state)
    {
        if (box.Count > 0)
        {
            WriteBetween(renderer, SafeHtml.From($"""<div class="help-body">"""), box, SafeHtml.From($"</div>"));
        }
    }

    /// <summary>Takes the signs out of the boxes: readers see them in the cards of the site, and nothing else that a box says.</summary>
    public static void ReadSigns(MarkdownDocument document, RenderContext state)
    {
        // A box without an end holds the rest of the text, and that is what its writer is told.
        CustomContainer[] boxes = [.. document.Where(Is).Cast<CustomContainer>().Where(box => box.ClosingFencedCharCount > 0)];
        foreach (CustomContainer box in state.Context.SiteData.Site.Urgency is null ? [] : boxes)
        {
            foreach (LeafBlock block in state.Each<LeafBlock>(box).ToList())
            {
                foreach ((string line, int number) in LinesOf(block))
                {
                    ReadSign(line, state.At(block) with { Line = state.At(block).Line + number }, state);
                }
            }

            box.Clear();
        }
    }

    private static void ReadSign(string line, FileLocation place, RenderContext state)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? "" : line[..colon].Trim(), sign = colon < 0 ? "" : line[(colon + 1)..].Trim();
        if (Levels.TryGetValue(name, out UrgencyLevel level) && sign.Length > 0)
        {
            state.Signs.Add(new ArticleSign(level, sign, place));
            return;
        }

        if (state.Problems.Count >= MaxProblems)
        {
            return;
        }

        string hint = name.Length > 0 && !name.Contains(' ', StringComparison.Ordinal)
            ? SpellingSuggestion.Hint(name, Levels.Keys.Select(known => known.ToLowerInvariant())) : "";
        state.Problems.Add(place.Warning("P-20.line", $"This line of the box 'help' adds no sign, so readers don't see it: “{PlainText.Start(line, 60)}”",
            $"{hint}Write 'emergency: …', 'today: …' or 'book: …', one sign a line. The site says the rest."));
    }

    // The text of a block as it is written, line by line.
    private static IEnumerable<(string Line, int Number)> LinesOf(LeafBlock block)
    {
        string text = block.Inline is null ? block.Lines.ToString() : WithBreaks(block.Inline);
        return text.Split('\n').Select((line, number) => (line.Trim(), number)).Where(line => line.Item1.Length > 0);
    }

    private static string WithBreaks(ContainerInline inlines)
    {
        List<LineBreakInline> breaks = [.. inlines.FindDescendants<LineBreakInline>()];
        foreach (LineBreakInline end in breaks)
        {
            end.ReplaceBy(new LiteralInline("\n"));
        }

        return InlineTextExtractor.Extract(inlines);
    }
}
