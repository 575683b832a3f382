using FibroInfo.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Settings;

/// <summary>Puts the clinic's own numbers into its texts, so that a page cannot promise another period than the site keeps.</summary>
internal static class SettingPass
{
    public static void Run(MarkdownDocument document, Typesetter state)
    {
        IReadOnlyDictionary<string, int> numbers = state.Context.Handbook.Site.Policy.Numbers;
        foreach (SettingInline inline in state.Each<SettingInline>(document).ToList())
        {
            bool isKnown = numbers.TryGetValue(inline.Name, out int number);
            if (!isKnown)
            {
                state.Report(inline, "markdown.setting", $"site.yaml has no number '{inline.Name}' in its policy.",
                    Nearest.Hint(inline.Name, numbers.Keys) + $"Known: {string.Join(", ", numbers.Keys)}.");
            }

            inline.ReplaceBy(new LiteralInline(isKnown ? $"{number}" : inline.Name) { Line = inline.Line, Column = inline.Column, Span = inline.Span });
        }
    }
}
