namespace FibroInfo.Search;

/// <summary>
/// Puts the documents that have words of a question in order: by BM25 for each thing asked for, by how much of the question is answered,
/// by how much of the title was asked for, and by kind. Texts whose review is overdue stand lower.
/// </summary>
internal sealed class SearchRanking(SearchIndex index, SearchDocuments documents, SearchLanguage rules)
{
    // So many are looked at more closely.
    private const int MaxCandidates = 60;
    private const int MaxMatches = 1000;
    private const int MinLibrary = 500;
    private const double MinShareOfBest = 0.12;
    private const double Overdue = 0.6;

    public SearchAnswer Answer(SearchQuestion question, SearchPlan plan, int max)
    {
        var finder = new TermFinder(plan.Terms);
        Candidate[] ranked = [.. Rank(plan.Terms, finder)];
        return new SearchAnswer(question)
        {
            Results = [.. ranked.Take(max).Select(candidate => Result(candidate.Document, finder))],
            Count = ranked.Length,
            AlsoSearched = ranked.Length > 0 ? [.. plan.AlsoSearched.Distinct(StringComparer.Ordinal)] : [],
            DidYouMean = plan.Correction,
            IsCorrected = plan.Correction is not null && ranked.Length > 0,
            SaysNothing = plan.Terms.Count == 0 && !question.IsEmpty,
        };
    }

    private SearchResult Result(SearchDocument document, TermFinder terms) => new(
        document.Key.Kind, document.Title, document.Address, SearchPassage.Choose(document, terms, rules), document.Article, IsOverdue(document));

    private bool IsOverdue(SearchDocument document) => document.Article?.IsOverdue(documents.Content.Day) ?? false;

    private List<Candidate> Rank(IReadOnlyList<SearchTerm> terms, TermFinder finder)
    {
        var fits = new Dictionary<SearchKey, double[]>();
        foreach ((int at, SearchTerm term) in terms.Index())
        {
            if (SaysTooLittle(term, terms))
            {
                term.Importance = 0.01;
                continue;
            }

            Dictionary<SearchKey, double> found = Match(term);
            term.Importance = Math.Log(1 + ((index.Count - found.Count + 0.5) / (found.Count + 0.5)));
            foreach ((SearchKey key, double fit) in found)
            {
                if (!fits.TryGetValue(key, out double[]? ofKey))
                {
                    fits[key] = ofKey = new double[terms.Count];
                }

                ofKey[at] = fit;
            }
        }

        double total = terms.Sum(term => term.Importance);
        List<Candidate> candidates =
        [
            .. fits.Select(pair => (pair.Key, Score: Score(pair.Key, pair.Value, terms, total)))
                .OrderByDescending(pair => pair.Score).Take(MaxCandidates)
                .Select(pair => (Document: documents.Find(pair.Key), pair.Score))
                .Where(pair => pair.Document is not null)
                .Select(pair => new Candidate(pair.Document!, pair.Score * TitleFactor(pair.Document!, finder) * (IsOverdue(pair.Document!) ? Overdue : 1)))
                .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Document.Key.Id, StringComparer.Ordinal),
        ];
        candidates.RemoveAll(candidate => candidate.Score < candidates[0].Score * MinShareOfBest);
        return candidates;
    }

    // In a large library, a word of every fourth text takes long to rank by and hardly changes the order.
    private bool SaysTooLittle(SearchTerm term, IReadOnlyList<SearchTerm> terms) => index.Count > MinLibrary && IsCommon(term)
        && terms.Any(other => other.Documents > 0 && !IsCommon(other));

    private bool IsCommon(SearchTerm term) => term.Documents > index.Count / 4;

    private Dictionary<SearchKey, double> Match(SearchTerm term)
    {
        var best = new Dictionary<SearchKey, double>();
        foreach ((double weight, string expression) in term.Variants)
        {
            foreach ((SearchKey key, double fit) in index.Match(expression, MaxMatches))
            {
                best[key] = Math.Max(best.GetValueOrDefault(key), fit * weight);
            }
        }

        return best;
    }

    private static double Score(SearchKey key, double[] fits, IReadOnlyList<SearchTerm> terms, double total)
    {
        (double covered, double sum) = (0, 0);
        for (int term = 0; term < fits.Length; term++)
        {
            covered += fits[term] > 0 ? terms[term].Importance : 0;
            sum += fits[term];
        }

        double share = covered / total;
        return sum * (0.1 + (0.9 * share * share)) * WeightOf(key.Kind);
    }

    private double TitleFactor(SearchDocument document, TermFinder finder)
    {
        SearchWord[] title = [.. SearchTokens.Words(document.Title, rules).Where(word => !rules.IsStopWord(word.Lower))];
        return title.Length == 0 ? 1 : 1 + (0.6 * title.Count(word => finder.Find(word.Forms) >= 0) / title.Length);
    }

    private static double WeightOf(SearchKind kind) => kind switch
    {
        SearchKind.Article => 1,
        SearchKind.Page => 0.6,
        SearchKind.Topic => 0.3,
        SearchKind.Term => 0.06,
        SearchKind.Person => 0.3,
        _ => 0.05,
    };

    private sealed record Candidate(SearchDocument Document, double Score);
}
