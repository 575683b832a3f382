using System.Diagnostics.CodeAnalysis;
using FibroInfo.Text;

namespace FibroInfo.Site;

/// <summary>The glossary in one language: words found by id, by the word itself and by its other forms.</summary>
public sealed class Glossary
{
    private readonly Dictionary<string, (Term Term, TermText Text)> _byName = new(StringComparer.OrdinalIgnoreCase);

    public Glossary(Catalogue<Term> terms, Language language)
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
