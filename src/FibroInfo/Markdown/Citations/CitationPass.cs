using System.Globalization;
using FibroInfo.References;
using FibroInfo.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FibroInfo.Markdown.Citations;

/// <summary>Numbers the citations in the order of the text, and finds the sentence that each supports and its label.</summary>
internal static class CitationPass
{
    // Boxes that say in words how sure we are of all that is in them.
    private static readonly string[] LabellingBoxes = ["evidence", "unknown"];

    public static void Run(MarkdownDocument document, RenderContext state)
    {
        var found = new List<PlacedCitation>();
        foreach (LeafBlock block in state.Each<LeafBlock>(document).Where(block => block.Inline is not null))
        {
            var inBlock = new List<(CitationInline Citation, int At)>();
            string text = InlineTextExtractor.Extract(block.Inline, (citation, at) => inBlock.Add((citation, at)));
            PlacedCitation[] placed =
                [.. inBlock.Select(place => new PlacedCitation(place.Citation, Known(place.Citation, state), SentenceAt(text, place.At)))];
            found.AddRange(placed);
            AddStatements(block, placed, state);
            if (inBlock.Count > 0 && block is HeadingBlock)
            {
                state.Problems.Add(state.At(inBlock[0].Citation).Warning("P-6.heading", "A citation is in a heading.",
                    "Move it after the sentence that it supports."));
            }
        }

        state.Sources = new CitedSourceList(new CitationNumbers(found.Select(citation => citation.Keys)), state.Context.Bibliography);
        foreach ((CitationInline citation, string[] keys, string sentence) in found)
        {
            citation.Runs = state.Sources.Cite(keys, sentence);
            citation.HasSpaceBefore = RemoveSpaceBefore(citation);
        }
    }

    private static void AddStatements(LeafBlock block, PlacedCitation[] placed, RenderContext state)
    {
        state.Claims.AddRange(placed.Where(one => one.Citation.Label is not null)
            .Select(one => new EvidenceClaim(one.Citation.Label!, one.Keys, state.At(one.Citation), IsInline: true)));
        bool isInBox = IsInLabellingBox(block);
        state.Statements.AddRange(placed.GroupBy(one => one.Sentence, StringComparer.Ordinal).Select(statement => new CitedStatement(
            [.. statement.SelectMany(one => one.Keys).Distinct(StringComparer.Ordinal)],
            isInBox || statement.Any(one => one.Citation.Label is not null),
            state.At(statement.First().Citation))));
    }

    private static bool IsInLabellingBox(Block block)
    {
        for (Block? ancestor = block.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor is CustomContainer { Info: { } name } && LabellingBoxes.Contains(name, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Readers get another space in its place, at which no line is broken, or none between the number and its label.
    private static bool RemoveSpaceBefore(CitationInline citation)
    {
        if (citation.PreviousSibling is LineBreakInline { IsHard: false } lineBreak)
        {
            lineBreak.Remove();
            return true;
        }

        if (citation.PreviousSibling is not LiteralInline literal || literal.Content.IsEmpty || literal.Content.Text[literal.Content.End] != ' ')
        {
            return false;
        }

        StringSlice trimmed = literal.Content;
        trimmed.End--;
        literal.Content = trimmed;
        return true;
    }

    /// <summary>The keys of a citation that the bibliography has; the others, and a label that is none, become problems.</summary>
    public static string[] Known(CitationInline citation, RenderContext state)
    {
        if (citation.IsInLink())
        {
            state.Report(citation, "P-6.link", "A citation is inside a link.", "Move it after the link: a link can't contain another one.");
        }

        if (citation is { LabelWord: { } word, Label: null })
        {
            state.Warn(state.At(citation), "P-7.inline", $"'{{{word}}}' isn't an evidence label, so readers don't see one.", EvidenceLabelSpelling.Fix(word));
        }

        return [.. citation.Keys.Where(key => IsKnown(key, citation, state))];
    }

    private static bool IsKnown(string key, CitationInline citation, RenderContext state)
    {
        Bibliography sources = state.Context.Bibliography;
        if (!sources.IsReadable || sources.TryFind(key, out _))
        {
            return true;
        }

        state.Report(citation, "E-6.citation", $"No source has the key '{key}'.",
            SpellingSuggestion.Hint(key, sources.All.Select(source => source.Id)) + "Add the source to references.json, or correct the key.");
        return false;
    }

    // A citation follows the sentence that it supports, or is inside it.
    private static string SentenceAt(string text, int at)
    {
        string before = text[..Math.Min(at, text.Length)].TrimEnd();
        int end = 0;
        foreach (string sentence in PlainText.Sentences(text))
        {
            end = text.IndexOf(sentence, end, StringComparison.Ordinal) + sentence.Length;
            if (end >= before.Length)
            {
                return sentence;
            }
        }

        return text;
    }
}

/// <summary>A citation with those of its keys that are known, and the sentence that it supports.</summary>
internal sealed record PlacedCitation(CitationInline Citation, string[] Keys, string Sentence);

/// <summary>The sources of one text and the places that cite them, for links in both directions.</summary>
internal sealed class CitedSourceList(CitationNumbers numbers, Bibliography bibliography)
{
    private readonly List<(string Key, CitationOccurrence Use)> _uses = [];
    private int _anchors;

    /// <summary>Adds one citation: each of its runs gets an anchor, to which each cited source links back.</summary>
    public IReadOnlyList<CitationRun> Cite(IReadOnlyList<string> keys, string sentence)
    {
        var runs = new List<CitationRun>();
        foreach (NumberRange run in Print(keys))
        {
            string anchor = string.Create(CultureInfo.InvariantCulture, $"cite-{++_anchors}");
            string[] cited = [.. numbers.InOrder.Take((run.From - 1)..run.To)];
            runs.Add(new CitationRun(anchor, run.ToString(), cited, IsRetracted(cited[0])));
            _uses.AddRange(cited.Select(key => (key, new CitationOccurrence(anchor, sentence))));
        }

        return runs;
    }

    public IReadOnlyList<CitedSource> ToList()
    {
        ILookup<string, CitationOccurrence> uses = _uses.ToLookup(use => use.Key, use => use.Use, StringComparer.Ordinal);
        return [.. numbers.InOrder.Select(key => new CitedSource(key, numbers[key], Find(key), [.. uses[key]]))];
    }

    // A retracted source gets a run of its own, so that it is never hidden inside "3–5".
    private IEnumerable<NumberRange> Print(IReadOnlyList<string> keys)
    {
        string[] retracted = [.. keys.Where(IsRetracted)];
        return numbers.Print(keys.Except(retracted)).Concat(retracted.SelectMany(key => numbers.Print([key]))).Distinct().OrderBy(run => run.From);
    }

    private bool IsRetracted(string key) => Find(key) is { IsRetracted: true };

    private Reference? Find(string key) => bibliography.TryFind(key, out Reference? reference) ? reference : null;
}
