using Markdig.Helpers;
using Markdig.Parsers;

namespace FibroInfo.Markdown.Citations;

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
