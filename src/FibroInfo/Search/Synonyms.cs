using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Search;

/// <summary>The names of each word of the glossary: any of them finds texts that use another.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<SynonymName>> _byFirst = new(StringComparer.Ordinal);

    public Synonyms(IdMap<Term> terms, Language language)
    {
        SearchLanguage rules = SearchLanguage.For(language);
        foreach (TermText text in terms.Select(pair => pair.Value.In(language)).OfType<TermText>())
        {
            IEnumerable<string> written = text.Forms.Concat(text.Also).Prepend(text.Term);
            SynonymName[] names = [.. written.Select(name => Create(name, text, rules)).Where(name => name.Words.Count > 0)];
            foreach (SynonymName name in names)
            {
                if (!_byFirst.TryGetValue(name.Words[0].Stem, out List<SynonymName>? group))
                {
                    _byFirst[name.Words[0].Stem] = group = [];
                }

                group.Add(name with { Others = [.. names.Where(other => !IsSame(other, name))] });
            }
        }
    }

    /// <summary>The longest name that begins at this word of a question; null when none does.</summary>
    public SynonymName? FindAt(IReadOnlyList<SearchWord> words, int at) => _byFirst.GetValueOrDefault(words[at].Stem)?
        .Where(name => name.Words.Count <= words.Count - at && name.Words.Index().All(pair => pair.Item.Stem == words[at + pair.Index].Stem))
        .MaxBy(name => name.Words.Count);

    private static SynonymName Create(string name, TermText text, SearchLanguage rules) =>
        new(name, [.. SearchTokens.Words(name, rules)]) { Term = text.Term, IsAlso = text.Also.Contains(name) };

    private static bool IsSame(SynonymName one, SynonymName other) => one.Words.Select(word => word.Stem).SequenceEqual(other.Words.Select(word => word.Stem));
}

/// <summary>One name of a word of the glossary.</summary>
/// <param name="Words">As they are searched for.</param>
internal sealed record SynonymName(string Name, IReadOnlyList<SearchWord> Words)
{
    /// <summary>The word that the site uses.</summary>
    public string Term { get; init; } = "";

    /// <summary>Only readers use it: they are told which word the site uses.</summary>
    public bool IsAlso { get; init; }

    public IReadOnlyList<SynonymName> Others { get; init; } = [];
}
