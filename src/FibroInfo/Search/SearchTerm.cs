namespace FibroInfo.Search;

/// <summary>One thing that a question asks for: a word or a name, with everything that may stand for it in a text.</summary>
internal sealed class SearchTerm
{
    // So many ways to write one name are asked for at most.
    private const int MaxCombinations = 27;
    private const int MinMarked = 3;

    private readonly List<(double Weight, string Expression)> _variants = [];
    private readonly HashSet<string> _folded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);

    /// <summary>How FTS5 is asked for it, each with how much it counts.</summary>
    public IReadOnlyList<(double Weight, string Expression)> Variants => _variants;

    /// <summary>How much it says: a word of few documents more than one of many.</summary>
    public double Importance { get; set; } = 1;

    /// <summary>About how many documents have it.</summary>
    public int Documents { get; set; }

    public bool Marks(WordForms word) => _folded.Contains(word.Folded) || _stems.Contains(word.Stem);

    /// <summary>A word with any ending. As it is spelt it counts for more: "før" is not "for".</summary>
    public void Add(SearchWord word, double weight)
    {
        Mark(word);
        if (word.Forms.HasOwnSpelling)
        {
            _variants.Add((weight, SearchTokens.Quote(word.Lower)));
            weight *= 0.8;
        }

        _variants.Add((weight, string.Join(" OR ", Forms(word).Select(SearchTokens.Quote))));
    }

    /// <summary>Words that stand close together.</summary>
    /// <param name="isMarked">Each of them by itself: of a name such as "bad days", the words alone say little.</param>
    public void AddName(IReadOnlyList<SearchWord> words, double weight, bool isMarked)
    {
        if (words.Count == 1)
        {
            Add(words[0], weight);
            return;
        }

        IEnumerable<string[]> combinations = [[]];
        foreach (SearchWord word in words)
        {
            combinations = combinations.SelectMany(_ => Forms(word), (before, form) => (string[])[.. before, form]);
            if (isMarked)
            {
                Mark(word);
            }
        }

        _variants.Add((weight, string.Join(" OR ", combinations.Take(MaxCombinations).Select(SearchTokens.Near))));
    }

    /// <summary>Any of these words, as they are.</summary>
    public void AddAny(IReadOnlyList<string> folded, double weight)
    {
        if (folded.Count > 0)
        {
            _variants.Add((weight, string.Join(" OR ", folded.Select(SearchTokens.Quote))));
            _folded.UnionWith(folded);
        }
    }

    private static string[] Forms(SearchWord word) =>
        [.. new[] { word.Folded, $"{SearchTokens.StemMark}{word.Stem}", word.Stem }.Distinct(StringComparer.Ordinal)];

    private void Mark(SearchWord word)
    {
        // A name may have words in it that are everywhere: "flare up".
        if (word.Lower.Length < MinMarked)
        {
            return;
        }

        _folded.Add(word.Folded);
        _stems.Add(word.Stem);
    }
}

/// <summary>Which of the terms a word belongs to, looked up once for each word.</summary>
internal sealed class TermFinder(IReadOnlyList<SearchTerm> terms)
{
    private readonly Dictionary<WordForms, int> _known = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<SearchTerm> Terms => terms;

    /// <returns>The number of the term; negative when it is none of them.</returns>
    public int Find(WordForms word)
    {
        if (!_known.TryGetValue(word, out int term))
        {
            _known[word] = term = terms.Index().Where(pair => pair.Item.Marks(word)).Select(pair => pair.Index).FirstOrDefault(-1);
        }

        return term;
    }
}
