using System.Collections.Concurrent;
using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Search;

/// <summary>
/// Searches what is public. Each language has its index, which is brought up to the content when somebody searches: only what changed is
/// read again. Thread-safe.
/// </summary>
public sealed class SiteSearch : IDisposable
{
    private readonly ConcurrentDictionary<string, LanguageSearch> _languages = new(StringComparer.Ordinal);

    /// <summary>How many documents were read into an index since the start, for the tests: what did not change is not read again.</summary>
    public int DocumentsRead => _languages.Values.Sum(language => language.DocumentsRead);

    /// <param name="question">What was typed.</param>
    /// <param name="content">What is public at this moment: nothing else is found.</param>
    /// <param name="language">Texts in other languages are not found.</param>
    /// <param name="max">So many results are shown.</param>
    public SearchAnswer Find(SearchQuestion question, PublishedContent content, Language language, int max) =>
        In(language).Find(question, new SearchDocuments(content, language), max);

    /// <summary>Makes the index before somebody needs it.</summary>
    public void Prepare(PublishedContent content, Language language) => In(language).Prepare(new SearchDocuments(content, language));

    public void Dispose()
    {
        foreach (LanguageSearch search in _languages.Values)
        {
            search.Dispose();
        }
    }

    private LanguageSearch In(Language language) => _languages.GetOrAdd(language.Code, static (_, language) => new LanguageSearch(language), language);
}

/// <summary>The search in one language.</summary>
internal sealed class LanguageSearch(Language language) : IDisposable
{
    // More than somebody saves at once. When all texts change, because the glossary did, a new index is made beside the old one.
    private const int MaxChangesInPlace = 64;

    private readonly SearchLanguage _rules = SearchLanguage.For(language);
    private readonly Lock _lock = new();
    private SearchIndex? _index;
    private Synonyms? _synonyms;
    private object? _synonymsOf;
    private Task _rebuilding = Task.CompletedTask;

    public int DocumentsRead { get; private set; }

    public SearchAnswer Find(SearchQuestion question, SearchDocuments documents, int max)
    {
        lock (_lock)
        {
            SearchIndex index = Update(documents);
            var plan = new SearchPlan(question, _rules, index.Vocabulary, SynonymsOf(documents.Content));
            return new SearchRanking(index, documents, _rules).Answer(question, plan, max);
        }
    }

    public void Prepare(SearchDocuments documents)
    {
        lock (_lock)
        {
            Update(documents);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _index?.Dispose();
        }
    }

    // Whoever searches brings the index up to date, so that nobody is told of a text by a clock that was not looked at.
    private SearchIndex Update(SearchDocuments documents)
    {
        if (_index is null)
        {
            _index = new SearchIndex(documents);
            DocumentsRead += _index.Count;
            return _index;
        }

        // A request that began before an edit may come after one that began later: it is answered from the newer words.
        if (_index.Content.Number >= documents.Content.Number)
        {
            return _index;
        }

        Changes changes = _index.Compare(documents);
        if (changes.Count <= MaxChangesInPlace)
        {
            _index.Apply(documents, changes);
            DocumentsRead += changes.Changed.Count;
        }
        else if (_rebuilding.IsCompleted)
        {
            _rebuilding = Task.Run(() => Rebuild(documents));
        }

        return _index;
    }

    private void Rebuild(SearchDocuments documents)
    {
        var index = new SearchIndex(documents);
        lock (_lock)
        {
            (SearchIndex? old, _index) = (_index, index);
            DocumentsRead += index.Count;
            old?.Dispose();
        }
    }

    private Synonyms SynonymsOf(PublishedContent content)
    {
        if (!ReferenceEquals(_synonymsOf, content.SiteData.Terms))
        {
            (_synonyms, _synonymsOf) = (new Synonyms(content.SiteData.Terms, language), content.SiteData.Terms);
        }

        return _synonyms!;
    }
}
