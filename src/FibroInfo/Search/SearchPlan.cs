using System.Text;

namespace FibroInfo.Search;

/// <summary>What is looked for to answer a question: its words without those that say nothing, corrected where no text has them.</summary>
internal sealed class SearchPlan
{
    private const int MaxTerms = 8;
    private const int MaxWords = 24;

    private readonly SearchLanguage _rules;
    private readonly Vocabulary _vocabulary;
    private readonly Synonyms _synonyms;
    private readonly List<SearchTerm> _terms = [];
    private readonly List<string> _alsoSearched = [];

    public SearchPlan(SearchQuestion question, SearchLanguage rules, Vocabulary vocabulary, Synonyms synonyms)
    {
        (_rules, _vocabulary, _synonyms) = (rules, vocabulary, synonyms);
        List<SearchWord> words = [.. Typed(question).Take(MaxWords)];
        List<SearchWord> corrected = [.. words.Select((word, at) => Correct(word, isLast: at == words.Count - 1))];
        Correction = corrected.SequenceEqual(words) ? null : Spell(question, words, corrected);
        AddTerms(corrected);
    }

    public IReadOnlyList<SearchTerm> Terms => _terms;

    /// <summary>Words of the site that stand for words which only readers use.</summary>
    public IReadOnlyList<string> AlsoSearched => _alsoSearched;

    /// <summary>The question with words that are in a text; null when nothing was corrected.</summary>
    public string? Correction { get; }

    // A word with a hyphen is there three times: its parts and the whole. Only what a text has is kept.
    private IEnumerable<SearchWord> Typed(SearchQuestion question)
    {
        List<SearchWord> words = [.. SearchTokens.Words(question.Text, _rules).Where(word => word.Folded.Length > 0)];
        foreach (IGrouping<int, SearchWord> doubled in Groups(words))
        {
            SearchWord[] all = [.. doubled];
            foreach (SearchWord word in all.Length == 1 ? all : Count(all[^1]) > 0 ? [all[^1]] : all[..^1])
            {
                yield return word;
            }
        }
    }

    // The whole comes after its parts, and begins where the first of them does.
    private static IEnumerable<IGrouping<int, SearchWord>> Groups(List<SearchWord> words)
    {
        int[] wholes = [.. words.Where((word, at) => at > 0 && word.Start <= words[at - 1].Start).Select(word => word.Start)];
        bool IsInside(SearchWord word, int start) => start <= word.Start && words.Exists(whole => whole.Start == start && whole.End >= word.End);
        return words.GroupBy(word => wholes.LastOrDefault(start => IsInside(word, start), word.Start));
    }

    private int Count(SearchWord word) => Count(word.Forms);

    private int Count(WordForms word) => _vocabulary.CountDocuments(word.Folded, word.Stem);

    private SearchWord Correct(SearchWord word, bool isLast)
    {
        if (_rules.IsStopWord(word.Lower) || Count(word) > 0)
        {
            return word;
        }

        // A word that may be unfinished, a compound, or a part of one is taken for an error only if a single letter is wrong.
        string? unfinished = isLast && _vocabulary.FindByPrefix(word.Folded) is [var longer, ..] ? longer : null;
        bool mayBeRight = unfinished is not null || _vocabulary.FindCompoundsOf(word.Folded, word.Stem).Count > 0 || _vocabulary.Split(word.Folded).Count > 0;
        string? near = _vocabulary.FindNearest(word.Folded, mayDiffer: !mayBeRight);
        bool isError = near is not null && (unfinished is null || Count(Known(near)) > Count(Known(unfinished)));
        return isError ? word with { Forms = Known(near!) } : word;
    }

    private WordForms Known(string folded) => _rules.FormsOf(_vocabulary.Spell(folded));

    private static string Spell(SearchQuestion question, List<SearchWord> words, List<SearchWord> corrected)
    {
        var spelled = new StringBuilder();
        int at = 0;
        foreach ((SearchWord typed, SearchWord right) in words.Zip(corrected))
        {
            spelled.Append(question.Text, at, typed.Start - at).Append(typed == right ? question.Text[typed.Start..typed.End] : right.Lower);
            at = typed.End;
        }

        return spelled.Append(question.Text, at, question.Text.Length - at).ToString();
    }

    private void AddTerms(List<SearchWord> words)
    {
        for (int at = 0; at < words.Count && _terms.Count < MaxTerms;)
        {
            bool isStopWord = _rules.IsStopWord(words[at].Lower);
            SynonymName? name = _synonyms.FindAt(words, at);
            if (name is not null && (name.Words.Count > 1 || !isStopWord))
            {
                AddName(name, words.GetRange(at, name.Words.Count));
                at += name.Words.Count;
                continue;
            }

            if (!isStopWord)
            {
                AddWord(words, at);
            }

            at++;
        }
    }

    private void AddName(SynonymName name, List<SearchWord> typed)
    {
        var term = new SearchTerm();
        term.AddName(typed, 1, isMarked: true);
        foreach (SynonymName other in name.Others)
        {
            term.AddName(other.Words, 0.9, isMarked: other.Name == name.Term);
        }

        term.Documents = typed.Min(Count);
        _terms.Add(term);
        if (name.IsAlso)
        {
            _alsoSearched.Add(name.Term);
        }
    }

    private void AddWord(List<SearchWord> words, int at)
    {
        SearchWord word = words[at];
        var term = new SearchTerm { Documents = Count(word) };
        term.Add(word, 1);
        term.AddAny(_vocabulary.FindCompoundsOf(word.Folded, word.Stem), 0.7);
        if (Count(word) == 0 || at == words.Count - 1)
        {
            // The last word may not be finished yet.
            term.AddAny([.. _vocabulary.FindByPrefix(word.Folded).Where(longer => longer != word.Folded)], Count(word) == 0 ? 0.8 : 0.3);
        }

        if (Count(word) == 0 && _vocabulary.Split(word.Folded) is { Count: 2 } parts)
        {
            term.AddName([.. parts.Select(part => word with { Forms = Known(part) })], 0.8, isMarked: true);
            term.AddAny([parts[0]], 0.3);
            term.AddAny([parts[1]], 0.3);
        }

        term.AddAny([.. Joined(words, at)], 1);
        _terms.Add(term);
    }

    // "fibro fog" where the texts have "fibrofog", and "muskel smerter" where they have "muskelsmerter".
    private IEnumerable<string> Joined(List<SearchWord> words, int at) => new[] { at - 1, at }
        .Where(first => first >= 0 && first + 1 < words.Count)
        .Select(first => words[first].Folded + words[first + 1].Folded).Where(_vocabulary.Has);
}
