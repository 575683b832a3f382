using System.Text.RegularExpressions;
using FibroInfo.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Citations;

/// <summary>Numbers the citations in the order of the text, and finds the sentence each supports.</summary>
internal static partial class CitationPass
{
    public static void Run(MarkdownDocument document, Typesetter state)
    {
        foreach (LeafBlock block in document.Descendants<LeafBlock>().Where(block => block.Inline is not null))
        {
            RefuseTypedNumbers(block, state);
            var found = new List<(CitationInline Citation, int At)>();
            string text = InlineText.Of(block.Inline, (citation, at) => found.Add((citation, at)));
            foreach ((CitationInline citation, int at) in found)
            {
                Number(citation, SentenceAt(text, at), state);
                if (block is HeadingBlock)
                {
                    state.Problems.Add(state.At(citation).Warning("P-6.heading", "A citation stands in a heading.", "Move it behind the sentence that it supports."));
                }
            }
        }
    }

    private static void Number(CitationInline citation, string sentence, Typesetter state)
    {
        string[] known = [.. citation.Keys.Where(key => IsKnown(key, citation, state))];
        citation.Runs = state.Sources.Cite(known, sentence);
    }

    private static bool IsKnown(string key, CitationInline citation, Typesetter state)
    {
        References.Bibliography sources = state.Context.Bibliography;
        if (!sources.IsReadable || sources.TryFind(key, out _))
        {
            return true;
        }

        state.Report(citation, "E-6.citation", $"No source has the key '{key}'.",
            Nearest.Hint(key, sources.All.Select(source => source.Id)) + "Add the source to references.json, or correct the key.");
        return false;
    }

    // A citation stands behind the sentence that it supports, or inside it.
    private static string SentenceAt(string text, int at)
    {
        string before = text[..Math.Min(at, text.Length)].TrimEnd();
        int passed = 0;
        foreach (string sentence in PlainText.Sentences(text))
        {
            passed = text.IndexOf(sentence, passed, StringComparison.Ordinal) + sentence.Length;
            if (passed >= before.Length)
            {
                return sentence;
            }
        }

        return text;
    }

    // E-5: numbers are given at render; a typed [1] would stay behind when a paragraph moves.
    private static void RefuseTypedNumbers(LeafBlock block, Typesetter state)
    {
        foreach (LiteralInline literal in block.Inline!.Descendants<LiteralInline>())
        {
            if (TypedNumber().Match(literal.Content.ToString()) is { Success: true } typed)
            {
                state.Report(literal, "E-5", $"{typed.Value} is typed by hand.", "Write the source's key, as in [@albrecht2019]: the number comes by itself.");
            }
        }
    }

    [GeneratedRegex(@"\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]", RegexOptions.CultureInvariant)]
    private static partial Regex TypedNumber();
}
