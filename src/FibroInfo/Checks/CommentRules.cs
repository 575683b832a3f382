using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Where no comments are taken, readers are told why (C-13).</summary>
internal static class CommentRules
{
    public static IEnumerable<Problem> Of(CheckedArticle article) =>
        article.Article is { CommentsOpen: false, CommentsClosedBecause: null or "" }
            ? [article.At("comments").Warning(
                "C-13", "Comments are closed, and readers are not told why.", "Add a line 'comments-closed-because: …', in a sentence.")]
            : [];

    /// <summary>A slip in the id of a topic would open its articles.</summary>
    public static IEnumerable<Problem> OfPolicy(CheckDesk desk)
    {
        Catalogue<Topic> topics = desk.Holdings.Handbook.Topics;
        // The one that is closed unless the clinic says otherwise need not be there.
        return ReferenceEquals(desk.Policy.ClosedTopics, Policy.Default.ClosedTopics) || !topics.IsReadable
            ? []
            : desk.Policy.ClosedTopics.Where(id => !topics.TryFind(id, out _)).Select(id => new Place("site.yaml").Warning(
                "C-13", $"'comments-closed-topics' names '{id}', which is no topic.", $"{Nearest.Hint(id, topics.Ids)}Write an id of topics.yaml."));
    }
}
