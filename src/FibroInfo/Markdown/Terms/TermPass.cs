using System.Globalization;
using FibroInfo.Site;
using FibroInfo.Text;
using Markdig.Syntax;

namespace FibroInfo.Markdown.Terms;

/// <summary>Looks up the glossary terms, and adds its meaning to the first use of each (E-7).</summary>
internal static class TermPass
{
    public static void Run(MarkdownDocument document, RenderContext state)
    {
        var anchors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (LeafBlock block in state.Each<LeafBlock>(document).Where(block => block.Inline is not null))
        {
            foreach (TermInline inline in block.Inline!.Descendants<TermInline>())
            {
                if (Find(inline, state) is not var (term, text))
                {
                    continue;
                }

                inline.Shown = Shown(inline, term, text);
                if (block is not HeadingBlock && !inline.IsInLink())
                {
                    Link(inline, term, text, anchors, state);
                }
            }
        }
    }

    private static void Link(TermInline inline, Term term, TermText text, Dictionary<string, List<string>> anchors, RenderContext state)
    {
        inline.Id = term.Id;
        if (!anchors.TryGetValue(term.Id, out List<string>? uses))
        {
            inline.Meaning = text.Meaning;
            anchors[term.Id] = uses = [];
            state.Terms.Add(new UsedTerm(term, text, uses));
        }

        inline.Anchor = string.Create(CultureInfo.InvariantCulture, $"word-{term.Id}-{uses.Count + 1}");
        uses.Add(inline.Anchor);
    }

    // An author who writes the id means the word: [[pet-scan]] is shown as "PET scan".
    private static string Shown(TermInline inline, Term term, TermText text) =>
        inline.Shown == term.Id && !string.Equals(text.Term, term.Id, StringComparison.OrdinalIgnoreCase) ? text.Term : inline.Shown;

    /// <summary>The glossary's entry; null, with its problem, when there is none.</summary>
    public static (Term Term, TermText Text)? Find(TermInline inline, RenderContext state)
    {
        Glossary glossary = state.Context.Glossary;
        if (glossary.TryFind(inline.Name, out Term? term, out TermText? text))
        {
            return (term, text);
        }

        if (glossary.IsReadable)
        {
            state.Report(inline, "E-7.term", $"The glossary has no '{inline.Name}'.",
                SpellingSuggestion.Hint(inline.Name, glossary.Names) + "Add it to glossary.yaml, or remove the double brackets.");
        }

        return null;
    }
}
