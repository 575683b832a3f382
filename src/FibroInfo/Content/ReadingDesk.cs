using FibroInfo.Content.Pictures;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>What every article is read against: the yaml files, the sources, the other articles, and the words of its language.</summary>
/// <param name="articles">Every folder with an article, be the article good or not: one broken file must not break those that name it.</param>
public sealed class ReadingDesk(Handbook handbook, Bibliography bibliography, IReadOnlySet<Slug> articles)
{
    private readonly Dictionary<string, (Words Words, Glossary Glossary)> _byLanguage = handbook.Site.Languages
        .ToDictionary(language => language.Code, language => (new Words(language), new Glossary(handbook.Terms, language)), StringComparer.Ordinal);

    public Handbook Handbook => handbook;

    public Bibliography Bibliography => bibliography;

    public IReadOnlySet<Slug> Articles => articles;

    /// <summary>False while <c>site.yaml</c> has never been read: nothing may be said against a language then.</summary>
    public bool KnowsLanguages => !ReferenceEquals(handbook.Site, SiteProfile.Default);

    public bool Speaks(Language language) => _byLanguage.ContainsKey(language.Code);

    public DialectContext Context(Language language, Place bodyStart, string address, IReadOnlyDictionary<string, PictureFile> pictures)
    {
        (Words words, Glossary glossary) = _byLanguage[language.Code];
        return new DialectContext(bodyStart, address, words, handbook, glossary, bibliography, name => pictures.GetValueOrDefault(name)?.Picture);
    }
}
