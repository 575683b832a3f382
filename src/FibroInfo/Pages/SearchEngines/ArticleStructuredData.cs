using System.Globalization;
using System.Text.Json.Nodes;
using FibroInfo.Content;
using FibroInfo.Pages.Shared;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.SearchEngines;

/// <summary>
/// What an article says of itself to search engines, in the words of schema.org (S-1 to S-4). Nothing stands in it that readers can't
/// see on the page, and no stars: readers' votes are no review of a medical text.
/// </summary>
public static class ArticleStructuredData
{
    /// <param name="words">In the language of the page: a code's relation is told as the page tells it.</param>
    /// <returns>JSON-LD for a script element: no text in it can end that element.</returns>
    public static SafeHtml Write(Article article, SiteProfile profile, SiteAddress site, UiText words)
    {
        var publisher = new JsonObject { ["@type"] = "Organization", ["name"] = profile.Organisation.Name, ["url"] = site.Absolute(Routes.Home) };
        var page = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "MedicalWebPage",
            ["url"] = site.Absolute(article.Address),
            ["headline"] = article.Title,
            ["description"] = article.Summary,
            ["inLanguage"] = article.Language.Code,
            ["datePublished"] = Day(article.Published),
            ["dateModified"] = Day(article.LastChanged),
            ["publisher"] = publisher,
            // People who don't exist are nobody's authors: then only the organisation stands behind the page.
            ["author"] = article.Authors.Any(author => author.IsExample)
                ? publisher.DeepClone() : new JsonArray([.. article.Authors.Select(author => Person(author, profile, site))]),
            ["audience"] = new JsonObject { ["@type"] = "MedicalAudience", ["audienceType"] = "Patient" },
        };
        if (article.ReviewForReaders is { } review)
        {
            page["lastReviewed"] = Day(review.Day);
            page["reviewedBy"] = Person(review.Reviewer, profile, site);
        }

        AddUnlessEmpty(page, "about", article.Conditions.Select(condition => Condition(condition, words)));
        AddUnlessEmpty(page, "citation", article.Text.Sources.Select(source => source.Reference).OfType<Reference>()
            .Where(reference => !reference.IsRetracted).Select(Citation));
        return SafeHtml.FromJson(page);
    }

    private static void AddUnlessEmpty(JsonObject page, string name, IEnumerable<JsonObject> values)
    {
        if (values.ToArray() is { Length: > 0 } all)
        {
            page[name] = new JsonArray([.. all]);
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Person(Person person, SiteProfile profile, SiteAddress site) => new()
    {
        ["@type"] = "Person",
        ["name"] = person.Name,
        ["jobTitle"] = person.Profession.In(profile.DefaultLanguage),
        ["url"] = site.Absolute(Routes.People.For(person.Id)),
        ["affiliation"] = new JsonObject { ["@type"] = "Organization", ["name"] = profile.Organisation.Name },
    };

    private static JsonObject Condition(Condition condition, UiText words) => new()
    {
        ["@type"] = "MedicalCondition",
        ["name"] = condition.Names.In(words.Language),
        // A code that covers other illnesses too says so, as it does on the page (P-14).
        ["code"] = new JsonArray([.. condition.Codes.Select(code => new JsonObject
        {
            ["@type"] = "MedicalCode",
            ["codeValue"] = code.Code,
            ["codingSystem"] = code.System,
            ["name"] = code.Label,
            ["description"] = words.Relation(code.Relation),
        })]),
    };

    private static JsonObject Citation(Reference reference)
    {
        string? address = reference.Doi is { } doi ? doi.Address
            : reference.Pmid is { } pmid ? $"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
            : reference.Url?.AbsoluteUri;
        var citation = new JsonObject
        {
            ["@type"] = reference.Type is ReferenceType.JournalArticle or ReferenceType.Preprint ? "ScholarlyArticle" : "CreativeWork",
            ["name"] = reference.Title,
        };
        if (address is not null)
        {
            citation["sameAs"] = address;
        }

        return citation;
    }
}
