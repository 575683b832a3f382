using FibroInfo.Content;
using FibroInfo.Markdown;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Search;

/// <summary>What a result is.</summary>
public enum SearchKind { Article, Page, Topic, Term, Person, Source }

/// <summary>The identity of a document in the index: which text it is, not which version of it.</summary>
public readonly record struct SearchKey(SearchKind Kind, string Id);

/// <summary>A part of a page, from which a result shows a passage.</summary>
/// <param name="Title">The heading above it; empty when there is none.</param>
/// <param name="Address">Opens the page at this part.</param>
/// <param name="Weight">How gladly it is shown, when several parts fit as well.</param>
public sealed record SearchPart(string Title, string Address, string Text, double Weight);

/// <summary>A public page or entry, as it is searched and shown.</summary>
public sealed record SearchDocument(SearchKey Key, string Title, string Address)
{
    /// <summary>What it was made from: while this is the same, the index keeps what it has.</summary>
    public required object Source { get; init; }

    /// <summary>Other names of it.</summary>
    public IEnumerable<string> Names { get; init; } = [];

    public IEnumerable<string> KeyPoints { get; init; } = [];

    /// <summary>Its summary and aim, its topics and conditions.</summary>
    public IEnumerable<string> About { get; init; } = [];

    /// <summary>Authors, titles of sources and identifiers.</summary>
    public IEnumerable<string> Credits { get; init; } = [];

    /// <summary>The parts of the page, in its order. Made when asked for, because few results are shown.</summary>
    public required Func<IEnumerable<SearchPart>> Parts { get; init; }

    public Article? Article { get; init; }
}

/// <summary>Everything public as documents, in one language. Comments are never among them (C-1, C-15).</summary>
public sealed class SearchDocuments(PublishedContent content, Language language)
{
    private readonly UiText _words = new(language);

    public PublishedContent Content => content;

    public Language Language => language;

    public IEnumerable<SearchDocument> All =>
    [
        .. content.Articles.Where(article => article.Language == language).Select(From),
        .. content.Pages.Where(page => page.Language == language).Select(From),
        .. content.TopicsInUse.Select(From),
        .. content.SiteData.Terms.Select(pair => pair.Value).Where(term => term.In(language) is not null).Select(From),
        .. content.SiteData.People.Select(pair => From(pair.Value)),
        .. content.Bibliography.All.Select(From),
        .. SitePages(),
    ];

    /// <summary>The document as it is public now; null when it is no longer.</summary>
    public SearchDocument? Find(SearchKey key) => key.Kind switch
    {
        SearchKind.Article =>
            Slug.TryParse(key.Id, out Slug slug) && content.FindByKey(slug) is { } article && article.Language == language ? From(article) : null,
        SearchKind.Page => SitePages().FirstOrDefault(page => page.Key == key)
            ?? (Slug.TryParse(key.Id, out Slug slug) && content.FindPageByKey(slug) is { } page && page.Language == language ? From(page) : null),
        SearchKind.Topic => content.TopicsInUse.FirstOrDefault(topic => topic.Id == key.Id) is { } topic ? From(topic) : null,
        SearchKind.Term => content.SiteData.Terms.Find(key.Id) is { } term && term.In(language) is not null ? From(term) : null,
        SearchKind.Person => content.SiteData.People.Find(key.Id) is { } person ? From(person) : null,
        _ => content.Bibliography.FindCanonical(key.Id) is { } source ? From(source) : null,
    };

    private SearchDocument From(Article article) => new(new SearchKey(SearchKind.Article, article.Key.Value), article.Title, article.Address)
    {
        Source = article,
        Article = article,
        Names = [article.Slug.Value.Replace('-', ' ')],
        KeyPoints = article.KeyPoints,
        About =
        [
            article.Summary, article.Aim, .. article.Topics.Select(topic => topic.Title.In(language)),
            .. article.Conditions.SelectMany(condition => condition.Codes.Select(code => $"{code.System} {code.Code}").Prepend(condition.Names.In(language))),
        ],
        Credits =
        [
            .. article.Authors.Append(article.ReviewForReaders?.Reviewer).OfType<Person>().Select(person => person.Name),
            .. article.Text.Sources.Select(source => source.Reference?.Title ?? ""),
        ],
        Parts = () =>
        [
            new SearchPart("", article.Address, article.Summary, 0.8),
            new SearchPart(_words["key-points.title"], $"{article.Address}#key-points", string.Join(' ', article.KeyPoints), 1),
            .. PartsOf(article.Text.Sections, article.Address),
            .. article.Text.EasyParts.Select((part, index) =>
                new SearchPart(part.Title, $"{article.EasyAddress}&part={index + 1}", HtmlText.From(part.Html), 0.4)),
        ],
    };

    private SearchDocument From(PlainPage page) => new(new SearchKey(SearchKind.Page, page.Key.Value), page.Title, page.Address)
    {
        Source = page,
        About = [page.Summary],
        Parts = () => [new SearchPart("", page.Address, page.Summary, 0.8), .. PartsOf(page.Text.Sections, page.Address)],
    };

    private SearchDocument From(Topic topic) => new(new SearchKey(SearchKind.Topic, topic.Id), topic.Title.In(language), Routes.Topics.For(topic.Id))
    {
        Source = topic,
        Parts = () => [new SearchPart("", Routes.Topics.For(topic.Id), topic.Description.In(language), 1)],
    };

    private SearchDocument From(Term term)
    {
        TermText text = term.In(language)!;
        string address = $"{Routes.Glossary}#{term.Id}";
        return new SearchDocument(new SearchKey(SearchKind.Term, term.Id), text.Term, address)
        {
            Source = term,
            Names = [.. text.Forms, .. text.Also],
            Parts = () => [new SearchPart("", address, text.Meaning, 1)],
        };
    }

    private SearchDocument From(Person person)
    {
        string address = Routes.People.For(person.Id);
        return new SearchDocument(new SearchKey(SearchKind.Person, person.Id), person.Name, address)
        {
            Source = person,
            Parts = () =>
                [new SearchPart("", address, string.Join(". ", person.Qualifications.Prepend(person.Profession).Select(text => text.In(language))), 1)],
        };
    }

    private SearchDocument From(Reference source)
    {
        string address = Routes.References.For(source.Id);
        return new SearchDocument(new SearchKey(SearchKind.Source, source.Id), source.Title, address)
        {
            Source = source,
            Credits =
            [
                .. source.Authors.Select(author => author.Surname), source.ContainerTitle ?? "", source.Id, source.Doi?.Value ?? "", source.Pmid ?? "",
            ],
            Parts = () => [new SearchPart("", address, source.Facts.Finding ?? VancouverStyle.Sentence(source), 1)],
        };
    }

    // Pages of the site that are no file of their own.
    private IEnumerable<SearchDocument> SitePages()
    {
        if (content.SiteData.Clinics.Count > 0)
        {
            yield return SitePage(Routes.Clinics, _words["nav.clinics"], content.SiteData.Clinics, _words["clinics.summary"],
                string.Join(". ", content.SiteData.Clinics.Select(pair => $"{pair.Value.Name}, {string.Join(", ", pair.Value.Address)}")));
        }

        if (content.Site.Urgency is { } urgency)
        {
            yield return SitePage(Routes.WhenToGetHelp, _words["help.title"], urgency, _words["help.summary"],
                string.Join(". ", urgency.Cards.SelectMany(card => card.AllSigns).Select(sign => sign.Text.In(language))
                    .Concat(urgency.Talk.Select(talk => $"{talk.Number} {talk.Label.In(language)}"))));
        }
    }

    private static SearchDocument SitePage(string address, string title, object source, params string[] texts) =>
        new(new SearchKey(SearchKind.Page, address), title, address)
        {
            Source = source,
            Parts = () => [.. texts.Select(text => new SearchPart("", address, text, 1))],
        };

    private static IEnumerable<SearchPart> PartsOf(IEnumerable<Section> sections, string address) => sections
        .Where(section => section.Kind != SectionKind.Help)
        .Select(section => new SearchPart(section.Title, section.Id.Length == 0 ? address : $"{address}#{section.Id}", HtmlText.From(section.Html), 1));
}
