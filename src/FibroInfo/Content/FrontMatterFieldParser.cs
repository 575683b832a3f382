using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Text.Yaml;

namespace FibroInfo.Content;

/// <summary>
/// Reads the keys of the front matter for which a check of the type is not enough: fixed words, ids that must exist, and lists of maps.
/// </summary>
internal sealed class FrontMatterFieldParser(YamlMap map, ParseContext context)
{
    public static readonly IReadOnlyDictionary<string, ArticleStatus> Statuses = new Dictionary<string, ArticleStatus>(StringComparer.Ordinal)
    {
        ["draft"] = ArticleStatus.Draft,
        ["review"] = ArticleStatus.Review,
        ["published"] = ArticleStatus.Published,
        ["withdrawn"] = ArticleStatus.Withdrawn,
    };

    public static readonly IReadOnlyDictionary<string, ArticleKind> Kinds = new Dictionary<string, ArticleKind>(StringComparer.Ordinal)
    {
        ["article"] = ArticleKind.Article,
        ["study"] = ArticleKind.Study,
        ["treatment"] = ArticleKind.Treatment,
    };

    public T Word<T>(string key, IReadOnlyDictionary<string, T> words, T defaultValue) =>
        map.OneOf(key, [.. words.Keys]) is { } word ? words[word] : defaultValue;

    public IReadOnlyList<Person> Authors() => Named("authors", context.SiteData.People, "people.yaml");

    public Person? Reviewer() => Named("reviewer", context.SiteData.People, "people.yaml").FirstOrDefault();

    public IReadOnlyList<Topic> Topics() => Named("topics", context.SiteData.Topics, "topics.yaml");

    public IReadOnlyList<Condition> Conditions() => Named("conditions", context.SiteData.Conditions, "conditions.yaml");

    public EvidenceLevel? Evidence() =>
        map.OneOf("evidence", [.. EvidenceLevels.Words]) is { } word && EvidenceLevels.TryParse(word, out EvidenceLevel level) ? level : null;

    public Slug Slug(Slug folder)
    {
        string? text = map.Text("slug");
        if (text is null || Text.Slug.TryParse(text, out Slug slug))
        {
            return text is null ? folder : Text.Slug.Parse(text);
        }

        map.Report(map.PlaceOf("slug").Error("file.slug", $"'{text}' can't be used in an address.", "Use lower-case letters, digits and hyphens."));
        return folder;
    }

    public IReadOnlyList<RelatedArticle> Related()
    {
        var related = new List<RelatedArticle>();
        foreach (YamlMap item in map.Maps("related", "article"))
        {
            string key = item.Required("article");
            string why = item.Text("why") ?? "";
            item.RefuseOthers();
            if (Text.Slug.TryParse(key, out Slug slug) && context.Articles.Contains(slug))
            {
                related.Add(new RelatedArticle(slug, why));
            }
            else if (key.Length > 0)
            {
                string fix = SpellingSuggestion.Hint(key, context.Articles.Select(article => article.Value)) + "Write the name of its folder.";
                map.Report(map.PlaceOf("related").Error("file.id", $"There is no article '{key}'.", fix));
            }
        }

        return related;
    }

    public IReadOnlyList<Correction> Corrections()
    {
        var corrections = new List<Correction>();
        foreach (YamlMap item in map.Maps("corrections", "what"))
        {
            DateOnly? date = item.Date("date");
            string what = item.Required("what");
            corrections.Add(new Correction(date ?? default, what, item.Text("why") ?? "", item.Flag("clinical") ?? false));
            item.Required("date");
            item.RefuseOthers();
        }

        return [.. corrections.OrderByDescending(correction => correction.Date)];
    }

    public TranslationInfo? Translation()
    {
        string? from = map.Text("translated-from");
        IReadOnlyList<string> blocks = map.List("translated-at");
        if (from is null)
        {
            return null;
        }

        if (Language.TryParse(from, out Language? language))
        {
            return new TranslationInfo(language, blocks);
        }

        map.Report(map.PlaceOf("translated-from").Error("file.value", $"'{from}' isn't a language code.", "Write en or nb."));
        return null;
    }

    /// <summary>The entries of a yaml file that a list names by id; an id that the file does not have is an error.</summary>
    private List<T> Named<T>(string key, IdMap<T> entries, string file)
        where T : class
    {
        var found = new List<T>();
        foreach (string id in map.List(key))
        {
            if (entries.TryFind(id, out T? entry))
            {
                found.Add(entry);
            }
            else if (entries.IsReadable)
            {
                map.Report(map.PlaceOf(key).Error("file.id", $"{file} has no '{id}'.",
                    SpellingSuggestion.Hint(id, entries.Ids) + $"Add it to {file}, or correct the id."));
            }
        }

        return found;
    }
}
