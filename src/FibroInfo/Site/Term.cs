using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Site;

/// <summary>A word of the glossary in one language.</summary>
/// <param name="Forms">Other spellings by which articles may name it: plurals, abbreviations.</param>
/// <param name="Meaning">A short phrase that can stand in brackets after the word.</param>
public sealed record TermText(string Term, ValueList<string> Forms, string Meaning);

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
            texts[language] = new TermText(text.Required("term"), [.. text.List("forms")], text.Required("meaning"));
            text.RefuseOthers();
        }

        return new Term(id, texts);
    }
}
