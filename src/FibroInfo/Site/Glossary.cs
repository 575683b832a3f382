using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>The glossary in one language. A term is found by its id, by the word itself and by its other forms, ignoring case.</summary>
public sealed class Glossary
{
    private readonly Dictionary<string, (Term Term, TermText Text)> _byName = new(StringComparer.OrdinalIgnoreCase);

    public Glossary(IdMap<Term> terms, Language language)
    {
        IsReadable = terms.IsReadable;
        foreach ((_, Term term) in terms)
        {
            if (term.In(language) is { } text)
            {
                foreach (string name in text.Forms.Prepend(text.Term).Prepend(term.Id))
                {
                    _byName.TryAdd(name, (term, text));
                }
            }
        }
    }

    public bool IsReadable { get; }

    public IEnumerable<string> Names => _byName.Keys;

    public bool TryFind(string name, [NotNullWhen(true)] out Term? term, [NotNullWhen(true)] out TermText? text)
    {
        bool found = _byName.TryGetValue(name, out var entry);
        (term, text) = entry;
        return found;
    }
}

/// <summary>A word of the glossary in one language.</summary>
/// <param name="Forms">Other spellings by which articles may name it: plurals, abbreviations.</param>
/// <param name="Meaning">A short phrase that fits in brackets after the word.</param>
public sealed record TermText(string Term, ValueList<string> Forms, string Meaning)
{
    /// <summary>What readers call it: the search finds it by these, and articles do not use them.</summary>
    public ValueList<string> Also { get; init; } = [];
}

/// <summary>A word of the glossary, in every language that explains it.</summary>
public sealed record Term(string Id, IReadOnlyDictionary<string, TermText> ByLanguage)
{
    public TermText? In(Language language) => ByLanguage.GetValueOrDefault(language.Code);

    public bool Equals(Term? other) =>
        other is not null && Id == other.Id && ByLanguage.Count == other.ByLanguage.Count && !ByLanguage.Except(other.ByLanguage).Any();

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public static Term Read(string id, YamlMap map)
    {
        var texts = new Dictionary<string, TermText>(StringComparer.Ordinal);
        foreach ((string language, YamlMap text) in map.Entries())
        {
            texts[language] = new TermText(text.Required("term"), [.. text.List("forms")], text.Required("meaning")) { Also = [.. text.List("also")] };
            text.RefuseOthers();
        }

        return new Term(id, texts);
    }
}
