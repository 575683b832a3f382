using System.Text;
using System.Text.RegularExpressions;
using FibroInfo.Markdown.Citations;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown;

/// <summary>
/// Reports markup that was mistyped and would be shown as text: a citation number typed by hand (E-5), a misspelt citation or term, and an
/// evidence label that is not directly behind a citation.
/// Readers would see the brackets, and the key would never be checked.
/// </summary>
internal static partial class MistypedMarkupPass
{
    private static readonly (Regex Pattern, string Rule, string Message, string Fix)[] Mistakes =
    [
        (TypedNumber(), "E-5", "{0} is typed by hand.", "Write the source's key, as in [@albrecht2019]: the number is added automatically."),
        (Citation(), "E-6.citation", "This looks like a citation but isn't one.",
            "Write [@key], or [@key; @key] with a semicolon, and nothing else between the brackets."),
        (Term(), "E-7.term", "This looks like a glossary word but isn't one.", "Write [[term]] or [[term|words to show]] on one line."),
    ];

    public static void Run(ContainerBlock container, RenderContext state)
    {
        foreach (LeafBlock block in state.Each<LeafBlock>(container).Where(block => block.Inline is not null))
        {
            CheckInlines(block.Inline!, state);
        }
    }

    // Markdig leaves "[" and "1]" as two literals, so adjacent literals are joined before they are searched.
    private static void CheckInlines(ContainerInline inlines, RenderContext state)
    {
        var text = new StringBuilder();
        var starts = new List<(int At, LiteralInline Literal)>();
        Collect(inlines, text, starts, state);
        Report(text.ToString(), starts, state);
    }

    private static void Collect(ContainerInline inlines, StringBuilder text, List<(int At, LiteralInline Literal)> starts, RenderContext state)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    starts.Add((text.Length, literal));
                    text.Append(literal.Content.AsSpan());
                    break;
                // A "[" that is never closed contains the rest of the line.
                case DelimiterInline open:
                    text.Append(open.ToLiteral());
                    Collect(open, text, starts, state);
                    break;
                case CitationInline:
                    text.Append(EvidenceLabelSpelling.CitationMark);
                    break;
                case ContainerInline inner:
                    text.Append('\n');
                    CheckInlines(inner, state);
                    break;
                default:
                    text.Append('\n');
                    break;
            }
        }
    }

    private static void Report(string text, List<(int At, LiteralInline Literal)> starts, RenderContext state)
    {
        foreach ((Regex pattern, string rule, string message, string fix) in Mistakes)
        {
            if (pattern.Match(text) is { Success: true } found)
            {
                state.Report(PlaceOf(found, starts, state), rule, string.Format(null, message, found.Value), fix);
            }
        }

        foreach (Group stray in EvidenceLabelSpelling.FindStray(text))
        {
            state.Warn(PlaceOf(stray, starts, state), "P-7.inline", $"'{stray.Value}' is shown as text, not as an evidence label.",
                EvidenceLabelSpelling.Fix(stray.Value));
        }
    }

    private static Text.FileLocation PlaceOf(Capture found, List<(int At, LiteralInline Literal)> starts, RenderContext state)
    {
        // A literal "[" that did not become a link has no position; the literal after it has.
        (int at, LiteralInline literal) = starts.FindLast(start => start.At < found.Index + found.Length);
        Text.FileLocation place = state.At(literal);
        return place with { Column = place.Column + found.Index - at };
    }

    [GeneratedRegex(@"\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]", RegexOptions.CultureInvariant)]
    private static partial Regex TypedNumber();

    [GeneratedRegex(@"\[@\w", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\[\[\w", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
