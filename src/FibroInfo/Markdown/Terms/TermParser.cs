using Markdig.Helpers;
using Markdig.Parsers;

namespace FibroInfo.Markdown.Terms;

/// <summary>Reads <c>[[term]]</c> and <c>[[term|words to show]]</c>.</summary>
internal sealed class TermParser : InlineParser
{
    private const int MostCharacters = 100;

    public TermParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[')
        {
            return false;
        }

        int close = slice.Text.IndexOf("]]", slice.Start, Math.Min(slice.Length, MostCharacters), StringComparison.Ordinal);
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
