using FibroInfo.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Terms;

/// <summary><c>[[microglia]]</c> or <c>[[microglia|these cells]]</c></summary>
internal sealed class TermInline(string name, string shown) : LeafInline
{
    public string Name => name;

    public string Shown { get; set; } = shown;

    /// <summary>The glossary's id; null when the term is unknown, or not linked because it is in a heading or a link.</summary>
    public string? Id { get; set; }

    /// <summary>The id of this use in the page, to which the glossary's entry leads back.</summary>
    public string Anchor { get; set; } = "";

    /// <summary>The explanation in brackets after it, only at the first use.</summary>
    public string? Meaning { get; set; }
}

/// <summary>Reads <c>[[term]]</c> and <c>[[term|words to show]]</c>.</summary>
internal sealed class TermParser : InlineParser
{
    private const int MaxCharacters = 100;

    public TermParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[')
        {
            return false;
        }

        int close = slice.Text.IndexOf("]]", slice.Start, Math.Min(slice.Length, MaxCharacters), StringComparison.Ordinal);
        string inside = close < 0 ? "" : slice.Text[(slice.Start + 2)..close];
        if (inside.Length == 0 || inside.AsSpan().ContainsAny("[]\n"))
        {
            return false;
        }

        string[] halves = inside.Split('|', 2, StringSplitOptions.TrimEntries);
        int start = processor.GetSourcePosition(slice.Start, out int line, out int column);
        processor.Inline = new TermInline(halves[0], halves[^1]) { Line = line, Column = column, Span = new(start, start + close + 1 - slice.Start) };
        slice.Start = close + 2;
        return true;
    }
}

/// <summary>Renders a term as a link to its entry on this page, at the first use with its meaning in brackets.</summary>
internal sealed class TermRenderer : HtmlObjectRenderer<TermInline>
{
    protected override void Write(HtmlRenderer renderer, TermInline term)
    {
        if (term.Id is null || !renderer.EnableHtmlForInline)
        {
            renderer.Write(SafeHtml.From($"{term.Shown}"));
            return;
        }

        SafeHtml link = SafeHtml.From($"""<a class="term" id="{term.Anchor}" href="#term-{term.Id}">{term.Shown}</a>""");
        renderer.Write(term.Meaning is null ? link : SafeHtml.From($"""<span class="term-first">{link} ({term.Meaning})</span>"""));
    }
}
