using FibroInfo.References;
using FibroInfo.Site;

namespace FibroInfo.Content;

/// <summary>What the yaml files and the source list say otherwise than before, and which articles came or went.</summary>
/// <param name="Everything">The site's own settings changed, or nothing was read before: every text is read again.</param>
/// <param name="Names">Ids that were added, changed or taken away, as <c>source:albrecht2019</c>.</param>
internal sealed record SharedChanges(bool Everything, IReadOnlySet<string> Names)
{
    public bool Any => Everything || Names.Count > 0;

    public static SharedChanges Between(ReadingDesk? before, ReadingDesk now)
    {
        (Handbook handbook, Bibliography sources) = (now.Handbook, now.Bibliography);
        if (before is null || !ReferenceEquals(before.Handbook.Site, handbook.Site))
        {
            return new SharedChanges(true, new HashSet<string>(StringComparer.Ordinal));
        }

        Handbook old = before.Handbook;
        if (Unreadable(old, before.Bibliography) != Unreadable(handbook, sources))
        {
            // A text read against a stand-in lacks what it names there, so nothing tells that it is touched.
            return new SharedChanges(true, new HashSet<string>(StringComparer.Ordinal));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(names, "person", old.People, handbook.People);
        Add(names, "condition", old.Conditions, handbook.Conditions);
        Add(names, "topic", old.Topics, handbook.Topics);
        Add(names, "term", old.Terms, handbook.Terms);
        Add(names, "clinic", old.Clinics, handbook.Clinics);
        Add(names, "source", Pairs(before.Bibliography), Pairs(sources));
        names.UnionWith(before.Articles.Except(now.Articles).Concat(now.Articles.Except(before.Articles)).Select(article => $"article:{article}"));
        return new SharedChanges(false, names);
    }

    private static int Unreadable(Handbook handbook, Bibliography sources) =>
        new[]
        {
            handbook.People.IsReadable, handbook.Conditions.IsReadable, handbook.Topics.IsReadable, handbook.Terms.IsReadable, sources.IsReadable,
        }.Count(isReadable => !isReadable);

    private static IEnumerable<KeyValuePair<string, Reference>> Pairs(Bibliography sources) =>
        sources.All.Select(source => new KeyValuePair<string, Reference>(source.Id, source));

    private static void Add<T>(HashSet<string> names, string kind, IEnumerable<KeyValuePair<string, T>> before, IEnumerable<KeyValuePair<string, T>> after)
        where T : class
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        var old = before.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach ((string id, T thing) in after)
        {
            if (!old.Remove(id, out T? was) || !Equals(was, thing))
            {
                names.Add($"{kind}:{id}");
            }
        }

        names.UnionWith(old.Keys.Select(id => $"{kind}:{id}"));
    }
}

/// <summary>Whether a text names something that changed.</summary>
internal static class Touched
{
    public static bool By(Article article, SharedChanges changes) =>
        changes.Everything || Names(article).Any(changes.Names.Contains);

    // A plain page names people, terms and sources only now and then, and there are few of them.
    public static bool By(PlainPage page, SharedChanges changes) => changes.Any;

    private static IEnumerable<string> Names(Article article) =>
    [
        .. article.Text.Sources.Select(source => $"source:{source.Key}"),
        .. article.Text.Terms.Select(term => $"term:{term.Term.Id}"),
        .. article.Text.Signers.Select(signer => $"person:{signer}"),
        .. article.Authors.Append(article.Reviewer).OfType<Person>().Select(person => $"person:{person.Id}"),
        .. article.Topics.Select(topic => $"topic:{topic.Id}"),
        .. article.Conditions.Select(condition => $"condition:{condition.Id}"),
        .. article.Related.Select(related => $"article:{related.Key}"),
    ];
}
