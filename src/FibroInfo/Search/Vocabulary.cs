namespace FibroInfo.Search;

/// <summary>The words that are in the index, in how many documents each is, and which of them are like a word that is in none.</summary>
internal sealed class Vocabulary
{
    private const int MinPrefix = 3;
    private const int MinPart = 4;
    private const int MaxExpansions = 12;

    private readonly SearchLanguage _rules;
    private readonly Dictionary<string, int> _documents;
    private readonly Dictionary<string, string> _spellings = new(StringComparer.Ordinal);
    private readonly string[] _words;
    private readonly Lazy<Dictionary<string, List<int>>> _byTrigram;
    private readonly Lazy<ILookup<string, string>> _bySound;

    public Vocabulary(IReadOnlyList<KeyValuePair<string, int>> stored, SearchLanguage rules)
    {
        _rules = rules;
        _documents = new Dictionary<string, int>(stored, StringComparer.Ordinal);
        foreach ((string word, _) in stored)
        {
            if (word.Any(letter => letter > '\u007F'))
            {
                _spellings.TryAdd(rules.Fold(word), word);
            }
        }

        // What is shown or completed are words, neither stems nor the second form of a word with its own spelling.
        _words =
        [
            .. stored.Select(pair => pair.Key)
                .Where(word => word[0] != SearchTokens.StemMark && rules.Fold(word) == word).Order(StringComparer.Ordinal),
        ];
        _byTrigram = new(GroupByTrigram);
        _bySound = new(() => _words.Where(word => word.Length >= MinPrefix).ToLookup(rules.Sound, StringComparer.Ordinal));
    }

    /// <summary>In how many documents a word is, with any ending.</summary>
    public int CountDocuments(string folded, string stem) => new[]
    {
        _documents.GetValueOrDefault(folded), _documents.GetValueOrDefault($"{SearchTokens.StemMark}{stem}"), _documents.GetValueOrDefault(stem),
    }.Max();

    /// <summary>The word as the texts spell it.</summary>
    public string Spell(string folded) => _spellings.GetValueOrDefault(folded, folded);

    public bool Has(string folded) => _documents.ContainsKey(folded);

    /// <summary>Words that begin so, the commonest first.</summary>
    public IReadOnlyList<string> FindByPrefix(string prefix)
    {
        if (prefix.Length < MinPrefix)
        {
            return [];
        }

        int at = Array.BinarySearch(_words, prefix, StringComparer.Ordinal);
        return Commonest(_words.Skip(at < 0 ? ~at : at).TakeWhile(word => word.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>Compounds that this word is a part of.</summary>
    public IReadOnlyList<string> FindCompoundsOf(string folded, string stem) => !_rules.HasCompounds || stem.Length < MinPart ? [] : Commonest(
        _words.Where(word => word.Length > stem.Length + 2 && word != folded && word.Contains(stem, StringComparison.Ordinal)));

    /// <summary>The parts of a word that was written as one, or was put together by its writer; none when it cannot be split into known words.</summary>
    public IReadOnlyList<string> Split(string folded)
    {
        for (int at = folded.Length - 3; at >= 3; at--)
        {
            (string first, string second) = (folded[..at], folded[at..]);
            if (IsPart(second) && (IsPart(first) || (_rules.HasCompounds && first[^1] is 's' or 'e' && first.Length > 4 && IsPart(first[..^1]))))
            {
                return [IsPart(first) ? first : first[..^1], second];
            }
        }

        return [];
    }

    /// <summary>The nearest word to one that is in no text; null when none is near.</summary>
    /// <param name="mayDiffer">Also by more than one letter.</param>
    public string? FindNearest(string folded, bool mayDiffer)
    {
        if (folded.Length < MinPrefix || folded.Any(char.IsDigit))
        {
            return null;
        }

        IEnumerable<string> alike = _bySound.Value[_rules.Sound(folded)].Concat(SharingTrigrams(folded)).Distinct(StringComparer.Ordinal);
        int allowed = folded.Length <= 5 || !mayDiffer ? 1 : 2;
        return alike.Select(word => (word, distance: Math.Min(Distance(folded, word), DistanceBySound(folded, word))))
            .Where(pair => pair.distance <= allowed)
            .OrderBy(pair => pair.distance + (pair.word[0] == folded[0] ? 0 : 0.5)).ThenByDescending(pair => _documents[pair.word])
            .Select(pair => pair.word).FirstOrDefault();
    }

    // Which sounds the same is nearer than what has one letter less.
    private double DistanceBySound(string folded, string word) =>
        _rules.Sound(folded) == _rules.Sound(word) ? 0.4 : Distance(_rules.Sound(folded), _rules.Sound(word)) + 0.6;

    private bool IsPart(string word) => (word.Length >= MinPart && Has(word)) || _rules.CompoundParts.Contains(word);

    private IReadOnlyList<string> Commonest(IEnumerable<string> words) =>
        [.. words.OrderByDescending(word => _documents[word]).ThenBy(word => word.Length).Take(MaxExpansions)];

    private IEnumerable<string> SharingTrigrams(string folded)
    {
        string[] wanted = [.. Trigrams(folded)];
        var shared = new Dictionary<int, int>();
        foreach (int word in wanted.SelectMany(trigram => _byTrigram.Value.GetValueOrDefault(trigram) ?? []))
        {
            shared[word] = shared.GetValueOrDefault(word) + 1;
        }

        return shared.OrderByDescending(pair => pair.Value / (double)(wanted.Length + _words[pair.Key].Length)).Take(60).Select(pair => _words[pair.Key]);
    }

    private Dictionary<string, List<int>> GroupByTrigram()
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach ((int index, string word) in _words.Index().Where(pair => pair.Item.Length >= MinPrefix))
        {
            foreach (string trigram in Trigrams(word))
            {
                if (!groups.TryGetValue(trigram, out List<int>? group))
                {
                    groups[trigram] = group = [];
                }

                group.Add(index);
            }
        }

        return groups;
    }

    // With the ends of the word, or "brian" and "brain" would share nothing.
    private static IEnumerable<string> Trigrams(string word)
    {
        string padded = $"  {word} ";
        return Enumerable.Range(0, padded.Length - 2).Select(at => padded.Substring(at, 3)).Distinct(StringComparer.Ordinal);
    }

    // Letters wrong, missing, too many, or two of them exchanged (optimal string alignment).
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 3)
        {
            return int.MaxValue / 2;
        }

        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
