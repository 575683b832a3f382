using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Rules on the yaml files and the source list that need to know all texts (E-6, P-14).</summary>
internal static class ContentFolderRules
{
    // Codes that cover more than fibromyalgia. Shown as its exact codes they would mislead a doctor.
    private static readonly HashSet<string> NeverExact = new(StringComparer.OrdinalIgnoreCase) { "L18", "MG30.01" };

    public static IEnumerable<Problem> Check(CheckContext context) => [.. Unused(context), .. Codes(context), .. Topics(context)];

    private static IEnumerable<Problem> Unused(CheckContext context)
    {
        HashSet<string> used = [.. context.ContentSnapshot.Texts.SelectMany(text => text.ParsedMarkdown.Sources).Select(source => source.Key)];
        return context.ContentSnapshot.Bibliography.All
            .Where(source => !used.Contains(source.Id))
            .Select(source => source.Place.Advice("E-6.unused", $"No text cites the source '{source.Id}'.", "Cite it, or leave it for later."));
    }

    private static IEnumerable<Problem> Topics(CheckContext context)
    {
        IdMap<Topic> topics = context.ContentSnapshot.SiteData.Topics;
        return
            from list in new[] { context.Site.TopicOrder, context.Site.LeadingTopics }.OfType<TopicList>()
            where topics.IsReadable
            from id in list.Ids
            where topics.Find(id) is null
            select list.Place.Warning("file.id", $"'{list.Key}' names '{id}', which is no topic.",
                $"{SpellingSuggestion.Hint(id, topics.Ids)}Write an id of topics.yaml, or delete it.");
    }

    private static IEnumerable<Problem> Codes(CheckContext context) =>
        from condition in context.ContentSnapshot.SiteData.Conditions
        from code in condition.Value.Codes
        where code.Relation == CodeRelation.Exact && NeverExact.Contains(code.Code)
        select code.RelationPlace.Error("P-14", $"'{code.Code}' is not the exact code of '{condition.Key}'.", "Write 'relation: broader'.");
}

/// <summary>Where comments are closed, readers must be told why (C-13).</summary>
internal static class CommentRules
{
    public static IEnumerable<Problem> Check(CheckedArticle article) =>
        article.Article is { CommentsOpen: false, CommentsClosedBecause: null or "" }
            ? [article.At("comments").Warning(
                "C-13", "Comments are closed, but readers don't see why.", "Add a line 'comments-closed-because: …' with a sentence for readers.")]
            : [];

    /// <summary>Every closed topic must exist: a typing error in its id would open comments on its articles.</summary>
    public static IEnumerable<Problem> CheckPolicy(CheckContext context)
    {
        IdMap<Topic> topics = context.ContentSnapshot.SiteData.Topics;
        // The topic that is closed by default need not exist.
        return ReferenceEquals(context.Policy.ClosedTopics, SitePolicy.Default.ClosedTopics) || !topics.IsReadable
            ? []
            : context.Policy.ClosedTopics.Where(id => !topics.TryFind(id, out _)).Select(id => new FileLocation("site.yaml").Warning(
                "C-13", $"'comments-closed-topics' names '{id}', which isn't a topic.",
                $"{SpellingSuggestion.Hint(id, topics.Ids)}Write an id of topics.yaml."));
    }
}
