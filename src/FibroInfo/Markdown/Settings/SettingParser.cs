using Markdig.Helpers;
using Markdig.Parsers;

namespace FibroInfo.Markdown.Settings;

/// <summary>Reads <c>{{name}}</c>.</summary>
internal sealed class SettingParser : InlineParser
{
    private const int MostCharacters = 60;

    public SettingParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{')
        {
            return false;
        }

        int close = slice.Text.IndexOf("}}", slice.Start, Math.Min(slice.Length, MostCharacters), StringComparison.Ordinal);
        string name = close < 0 ? "" : slice.Text[(slice.Start + 2)..close];
        if (name.Length == 0 || name.AsSpan().ContainsAny("{}\n"))
        {
            return false;
        }

        int start = processor.GetSourcePosition(slice.Start, out int line, out int column);
        processor.Inline = new SettingInline(name.Trim()) { Line = line, Column = column, Span = new(start, start + close + 1 - slice.Start) };
        slice.Start = close + 2;
        return true;
    }
}
