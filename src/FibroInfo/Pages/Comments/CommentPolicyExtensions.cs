using FibroInfo.Content;
using FibroInfo.Site;
using FibroInfo.Text;

namespace FibroInfo.Pages.Comments;

public static class CommentPolicyExtensions
{
    /// <summary>Whether comments are open: the article decides, or else the clinic's policy and the article's topics (C-13).</summary>
    public static bool TakesComments(this PublishedContent library, Article article) =>
        article.CommentsOpen ?? (library.Site.Policy.CommentsOpen && library.ClosingTopic(article) is null);

    /// <summary>
    /// Why comments are closed, for readers: the editor's reason if there is one, or else a standard text; empty without any reason.
    /// </summary>
    public static string WhyClosed(this PublishedContent library, Article article, UiText words) => article switch
    {
        { CommentsClosedBecause: { Length: > 0 } why } => why,
        _ when !library.Site.Policy.CommentsOpen => words["comments.closed-everywhere"],
        _ when library.ClosingTopic(article) is { } topic => words["comments.closed-topic", topic.Title.In(words.Language)],
        _ => "",
    };

    private static Topic? ClosingTopic(this PublishedContent library, Article article) =>
        article.Topics.FirstOrDefault(topic => library.Site.Policy.ClosedTopics.Contains(topic.Id));
}
