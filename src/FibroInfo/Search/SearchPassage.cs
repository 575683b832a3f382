namespace FibroInfo.Search;

/// <summary>A piece of a passage; what was searched for is marked.</summary>
public readonly record struct PassagePiece(string Text, bool IsMarked);

/// <summary>The few words of a page that answer a question best, and the part of the page they are in.</summary>
public sealed record SearchPassage(string Title, string Address, IReadOnlyList<PassagePiece> Pieces)
{
    private const int MaxCharacters = 170;
    private const int MaxBefore = 70;

    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    internal static SearchPassage Choose(SearchDocument document, TermFinder terms, SearchLanguage rules)
    {
        MarkedPart? best = null;
        foreach (SearchPart part in document.Parts())
        {
            var marked = new MarkedPart(part, terms, rules);
            best = best is null || marked.Score > best.Score ? marked : best;
        }

        return best is null ? new SearchPassage("", document.Address, []) : best.Cut();
    }

    private sealed class MarkedPart
    {
        private readonly SearchPart _part;
        private readonly List<(SearchWord Word, int Term)> _found = [];
        private readonly IReadOnlyList<SearchTerm> _terms;

        public MarkedPart(SearchPart part, TermFinder finder, SearchLanguage rules)
        {
            (_part, _terms) = (part, finder.Terms);
            double[] counts = new double[_terms.Count];
            foreach (SearchWord word in SearchTokens.Words(part.Text, rules))
            {
                if (finder.Find(word.Forms) is >= 0 and var term)
                {
                    _found.Add((word, term));
                    counts[term]++;
                }
            }

            foreach (SearchWord word in SearchTokens.Words(part.Title, rules))
            {
                if (finder.Find(word.Forms) is >= 0 and var term)
                {
                    // A heading says what the whole part is about.
                    counts[term] += 4;
                }
            }

            // A passage without a word that was searched for would show nothing of what the heading promises.
            double weight = _found.Count > 0 ? part.Weight : part.Weight / 4;
            Score = weight * counts.Select((count, term) => Math.Sqrt(Math.Min(count, 6)) * _terms[term].Importance).Sum();
        }

        public double Score { get; }

        public SearchPassage Cut()
        {
            string text = _part.Text;
            (int start, int end) = Window(text);
            return new SearchPassage(_part.Title, _part.Address,
                [
                    .. start > 0 ? [new PassagePiece("… ", false)] : Array.Empty<PassagePiece>(),
                    .. Pieces(text, start, end, [.. _found.Select(found => found.Word)]),
                    .. end < text.Length ? [new PassagePiece(" …", false)] : Array.Empty<PassagePiece>(),
                ]);
        }

        private static List<PassagePiece> Pieces(string text, int start, int end, IReadOnlyList<SearchWord> found)
        {
            var pieces = new List<PassagePiece>();
            int at = start;
            foreach (SearchWord word in found.Where(word => word.Start >= start && word.End <= end))
            {
                if (word.Start >= at)
                {
                    Add(text[at..word.Start], isMarked: false);
                    Add(text.Substring(word.Start, word.Length), isMarked: true);
                    at = word.End;
                }
            }

            Add(text[at..end], isMarked: false);
            return pieces;

            void Add(string piece, bool isMarked)
            {
                if (piece.Length > 0)
                {
                    pieces.Add(new PassagePiece(piece, isMarked));
                }
            }
        }

        // Where most of what was asked for is close together, from the beginning of a sentence if one is near.
        private (int Start, int End) Window(string text)
        {
            (int from, double worth) = (0, -1);
            for (int first = 0; first < _found.Count; first++)
            {
                int start = _found[first].Word.Start;
                (SearchWord Word, int Term)[] inside = [.. _found.Skip(first).TakeWhile(found => found.Word.End <= start + MaxCharacters - MaxBefore)];
                double sum = inside.Select(found => found.Term).Distinct().Sum(term => _terms[term].Importance) + (inside.Length * 0.05);
                if (sum > worth)
                {
                    (from, worth) = (start, sum);
                }
            }

            int begin = BeginningBefore(text, from);
            int end = Math.Min(text.Length, begin + MaxCharacters);
            int blank = end < text.Length ? text.LastIndexOf(' ', end - 1, end - begin) : end;
            return (begin, blank > from ? blank : end);
        }

        private static int BeginningBefore(string text, int from)
        {
            int earliest = Math.Max(0, from - MaxBefore);
            if (earliest == 0)
            {
                return 0;
            }

            int end = text.AsSpan(earliest, from - earliest).LastIndexOfAny(".?!");
            int stop = end >= 0 && text[earliest + end + 1] == ' ' ? earliest + end : -1;
            int blank = text.IndexOf(' ', earliest);
            return stop >= 0 ? stop + 2 : blank >= 0 && blank < from ? blank + 1 : from;
        }
    }
}
