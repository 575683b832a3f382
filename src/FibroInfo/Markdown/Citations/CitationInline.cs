using FibroInfo.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Citations;

/// <summary><c>[@albrecht2019; @seo2021]</c></summary>
internal sealed class CitationInline(IReadOnlyList<string> keys) : LeafInline
{
    public IReadOnlyList<string> Keys => keys;

    /// <summary>What is rendered, one link per run. Set by <see cref="CitationPass"/> once the whole text has been read.</summary>
    public IReadOnlyList<CitationRun> Runs { get; set; } = [];
}

/// <summary>A number, or three or more consecutive numbers, rendered as one link.</summary>
/// <param name="Label">"2" or "3–5".</param>
/// <param name="IsRetracted">Its only source was retracted, which must be visible in the sentence itself.</param>
internal sealed record CitationRun(string Anchor, string Label, IReadOnlyList<string> Keys, bool IsRetracted);

/// <summary>Reads <c>[@key]</c> and <c>[@key; @key]</c>.</summary>
internal sealed class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '@')
        {
            return false;
        }

        int close = slice.Text.IndexOf(']', slice.Start, slice.Length);
        if (close < 0 || Keys(slice.Text[(slice.Start + 1)..close]) is not { } keys)
        {
            return false;
        }

        int start = processor.GetSourcePosition(slice.Start, out int line, out int column);
        processor.Inline = new CitationInline(keys) { Line = line, Column = column, Span = new(start, start + close - slice.Start) };
        slice.Start = close + 1;
        return true;
    }

    private static List<string>? Keys(string inside)
    {
        var keys = new List<string>();
        foreach (string part in inside.Split(';', StringSplitOptions.TrimEntries))
        {
            if (part.Length < 2 || part[0] != '@' || part.AsSpan(1).ContainsAny(" @[\t\n"))
            {
                return null;
            }

            keys.Add(part[1..]);
        }

        return keys;
    }
}

/// <summary>
/// Renders <c>[2]</c>, or <c>[1, 3–5]</c> as two links. Each leads to its entry in the list of sources; with JavaScript, the cards
/// of the sources in <c>data-sources</c> open at the citation instead.
/// </summary>
internal sealed class CitationRenderer(UiText words) : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        int last = citation.Runs.Count - 1;
        var links = citation.Runs.Select((run, index) => Link(run, index == 0 ? "[" : "", index == last ? "]" : ""));
        SafeHtml html = SafeHtml.Join(", ", links);
        renderer.Write(citation.Runs.Count > 1 ? SafeHtml.From($"""<span class="cites">{html}</span>""") : html);
    }

    private SafeHtml Link(CitationRun run, string open, string close)
    {
        (SafeHtml label, string name) = run.IsRetracted
            ? (words.Html("cite.retracted", SafeHtml.From($"<s>{run.Label}</s>")), words["cite.label-retracted", run.Label])
            : (SafeHtml.From($"{run.Label}"), words["cite.label", run.Label]);
        return SafeHtml.From(
            $"""<a class="cite" id="{run.Anchor}" href="#ref-{run.Keys[0]}" data-sources="{string.Join(' ', run.Keys)}" """
            + $"""aria-label="{name}">{open}{label}{close}</a>""");
    }
}
