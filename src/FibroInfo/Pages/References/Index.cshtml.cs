using FibroInfo.Content;
using FibroInfo.References;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages.References;

/// <summary>Sources on one topic, in the order of their names.</summary>
/// <param name="Id">Of its heading.</param>
/// <param name="About">A sentence below the heading, for the groups that are no topic.</param>
public sealed record SourceGroup(string Id, string Title, string? About, IReadOnlyList<Reference> Sources);

/// <summary>
/// Every source, told by what it found. Each is in one group: the topic that cites it most. Those that no article uses come last.
/// </summary>
[QueryKeys]
public sealed class SourcesModel(PublishedContent library, UiText words) : PageModel
{
    // Ids of topics may be the ids of sources, and both are on the page.
    private const string TopicPrefix = "topic-";

    public IReadOnlyList<SourceGroup> Groups { get; } = [.. GroupsIn(library, words)];

    /// <summary>The number of articles.</summary>
    public int UsesOf(Reference source) => library.UsesOf(source.Id).Count();

    /// <summary>The first sentence of what it found; its title while nobody has written that.</summary>
    public static string InOneLine(Reference source) =>
        source.Facts.Finding is { Length: > 0 } finding ? PlainText.Sentences(finding) is [var first, ..] ? first : finding : source.Title;

    private static IEnumerable<SourceGroup> GroupsIn(PublishedContent library, UiText words)
    {
        Topic[] topics = [.. library.TopicsInUse];
        ILookup<string, Reference> byTopic = library.Bibliography.All.ToLookup(source => GroupOf(source, library, topics), StringComparer.Ordinal);
        var alphabet = StringComparer.Create(words.Language.Culture, ignoreCase: true);
        IEnumerable<(string Id, string Title, string? About)> groups =
        [
            .. topics.Select(topic => (TopicPrefix + topic.Id, topic.Title.In(words.Language), (string?)null)),
            ("other", words["references.other"], null),
            ("unused", words["references.unused-title"], words["references.unused-about"]),
        ];
        return
            from heading in groups
            let sources = byTopic[heading.Id].OrderBy(source => VancouverStyle.Sentence(source), alphabet)
            where byTopic.Contains(heading.Id)
            select new SourceGroup(heading.Id, heading.Title, heading.About, [.. sources]);
    }

    // What an article is mostly about is its first topic. Where two topics cite a source as often, the later one has it: the topics
    // for newcomers come first, and cite a little of everything.
    private static string GroupOf(Reference source, PublishedContent library, Topic[] topics)
    {
        SourceUse[] uses = [.. library.UsesOf(source.Id)];
        if (uses.Length == 0)
        {
            return "unused";
        }

        Topic? most = topics.Reverse().MaxBy(topic => Citations(topic));
        return most is not null && Citations(most) > 0 ? TopicPrefix + most.Id : "other";

        int Citations(Topic topic) => uses.Where(use => use.Article.Topics is [var first, ..] && first.Id == topic.Id).Sum(use => use.Source.Uses.Count);
    }
}
