using System.Text.RegularExpressions;
using FibroInfo.References;
using FibroInfo.Text;
using Markdig.Syntax;

namespace FibroInfo.Markdown.Citations;

/// <summary>Numbers the citations in the order of the text, and finds the sentence each supports.</summary>
internal static partial class CitationPass
{
    public static void Run(MarkdownDocument document, Typesetter state)
    {
        var found = new List<(CitationInline Citation, string[] Keys, string Sentence)>();
        foreach (LeafBlock block in document.Descendants<LeafBlock>().Where(block => block.Inline is not null))
        {
            RefuseTypedNumbers(block, state);
            var here = new List<(CitationInline Citation, int At)>();
            string text = InlineText.Of(block.Inline, (citation, at) => here.Add((citation, at)));
            found.AddRange(here.Select(place => (place.Citation, Known(place.Citation, state), SentenceAt(text, place.At))));
            if (here.Count > 0 && block is HeadingBlock)
            {
                state.Problems.Add(state.At(here[0].Citation).Warning("P-6.heading", "A citation stands in a heading.", "Move it behind the sentence that it supports."));
            }
        }

        state.Sources = new SourceList(new CitationNumbers(found.Select(citation => citation.Keys)));
        foreach ((CitationInline citation, string[] keys, string sentence) in found)
        {
            citation.Runs = state.Sources.Cite(keys, sentence);
        }
    }

    private static string[] Known(CitationInline citation, Typesetter state) => [.. citation.Keys.Where(key => IsKnown(key, citation, state))];

    private static bool IsKnown(string key, CitationInline citation, Typesetter state)
    {
        Bibliography sources = state.Context.Bibliography;
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
        // Read over the whole line: Markdig leaves "[" and "1]" as two pieces.
        if (TypedNumber().Match(InlineText.Of(block)) is { Success: true } typed)
        {
            state.Report(block, "E-5", $"{typed.Value} is typed by hand.", "Write the source's key, as in [@albrecht2019]: the number comes by itself.");
        }
    }

    [GeneratedRegex(@"\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]", RegexOptions.CultureInvariant)]
    private static partial Regex TypedNumber();
}
