using FibroInfo.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Settings;

/// <summary><c>{{retention-days.waiting}}</c></summary>
internal sealed class SettingInline(string name) : LeafInline
{
    public string Name => name;
}

/// <summary>Reads <c>{{name}}</c>.</summary>
internal sealed class SettingParser : InlineParser
{
    private const int MaxCharacters = 60;

    public SettingParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '{')
        {
            return false;
        }

        int close = slice.Text.IndexOf("}}", slice.Start, Math.Min(slice.Length, MaxCharacters), StringComparison.Ordinal);
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

/// <summary>Replaces settings by the numbers from site.yaml, so that a page cannot promise another period than the site applies.</summary>
internal static class SettingPass
{
    public static void Run(MarkdownDocument document, RenderContext state)
    {
        IReadOnlyDictionary<string, int> numbers = state.Context.SiteData.Site.Policy.Numbers;
        foreach (SettingInline inline in state.Each<SettingInline>(document).ToList())
        {
            bool isKnown = numbers.TryGetValue(inline.Name, out int number);
            if (!isKnown)
            {
                state.Report(inline, "markdown.setting", $"site.yaml has no number '{inline.Name}' in its policy.",
                    SpellingSuggestion.Hint(inline.Name, numbers.Keys) + $"Known: {string.Join(", ", numbers.Keys)}.");
            }

            inline.ReplaceBy(new LiteralInline(isKnown ? $"{number}" : inline.Name) { Line = inline.Line, Column = inline.Column, Span = inline.Span });
        }
    }
}
