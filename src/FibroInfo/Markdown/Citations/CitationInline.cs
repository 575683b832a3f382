using FibroInfo.References;
using FibroInfo.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Citations;

/// <summary><c>[@albrecht2019; @seo2021]</c>, and <c>[@albrecht2019]{weak}</c> with a label.</summary>
/// <param name="labelWord">What is between the braces, whether it is a label or not; null without braces.</param>
internal sealed class CitationInline(IReadOnlyList<string> keys, string? labelWord) : LeafInline
{
    public IReadOnlyList<string> Keys => keys;

    public string? LabelWord => labelWord;

    /// <summary>Null without a label, and when the word is none.</summary>
    public EvidenceLabel? Label { get; } = EvidenceLabel.TryParse(labelWord, out EvidenceLabel? label) ? label : null;

    /// <summary>Set when <see cref="CitationPass"/> removed the space before it, so that the number can be kept on the line of the last word.</summary>
    public bool HasSpaceBefore { get; set; }

    /// <summary>What is rendered, one link per run. Set by <see cref="CitationPass"/> once the whole text has been read.</summary>
    public IReadOnlyList<CitationRun> Runs { get; set; } = [];
}

/// <summary>A number, or three or more consecutive numbers, rendered as one link.</summary>
/// <param name="Label">"2" or "3–5".</param>
/// <param name="IsRetracted">Its only source was retracted, which must be visible in the sentence itself.</param>
internal sealed record CitationRun(string Anchor, string Label, IReadOnlyList<string> Keys, bool IsRetracted);

/// <summary>Reads <c>[@key]</c> and <c>[@key; @key]</c>, each with or without <c>{label}</c> directly behind it.</summary>
internal sealed class CitationParser : InlineParser
{
    // Longer than any label with a spelling mistake: what is longer is text in braces.
    private const int MaxLabelCharacters = 40;

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

        string? label = Label(slice.Text, close + 1, slice.End);
        int end = close + (label is null ? 0 : label.Length + 2);
        int start = processor.GetSourcePosition(slice.Start, out int line, out int column);
        processor.Inline = new CitationInline(keys, label) { Line = line, Column = column, Span = new(start, start + end - slice.Start) };
        slice.Start = end + 1;
        return true;
    }

    // "{{" begins a number of the policy, see SettingParser.
    private static string? Label(string text, int open, int last)
    {
        if (open >= last || text[open] != '{' || text[open + 1] == '{')
        {
            return null;
        }

        int close = text.IndexOf('}', open, Math.Min(MaxLabelCharacters, last - open) + 1);
        return close < 0 || text.AsSpan(open + 1, close - open - 1).ContainsAny("{[]|\n") ? null : text[(open + 1)..close];
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
        // The comma belongs to the number before it: with nothing but a blank between them, each has room for a finger.
        SafeHtml html = SafeHtml.Join(" ", citation.Runs.Select((run, index) => Link(run, index == 0 ? "[" : "", index == last ? "]" : ",")));
        SafeHtml numbers = citation.Runs.Count > 1 ? SafeHtml.From($"""<span class="cites">{html}</span>""") : html;
        renderer.Write(citation.Label is { } label && citation.Runs.Count > 0
            ? Labelled(numbers, label, citation.HasSpaceBefore)
            : Unlabelled(numbers, citation.HasSpaceBefore));
    }

    // A number never begins a line alone: without a label it stays with the last word, otherwise with its label.
    private static SafeHtml Unlabelled(SafeHtml numbers, bool hasSpaceBefore) => hasSpaceBefore ? SafeHtml.From($"&nbsp;{numbers}") : numbers;

    private SafeHtml Labelled(SafeHtml numbers, EvidenceLabel label, bool hasSpaceBefore)
    {
        string text = words[$"cite.evidence.{label.Word}"];
        return SafeHtml.From(
            $"""{(hasSpaceBefore ? " " : "")}<span class="cite-labelled">{numbers} <a class="cite-label" href="/how-we-work#evidence-labels" """
            + $"""aria-label="{words["cite.evidence.name", text]}">{text}</a></span>""");
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
