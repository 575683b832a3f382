using FibroInfo.Content;
using FibroInfo.Comments;

namespace FibroInfo.Pages.Articles;

/// <summary>One comment as it stands on the article's page.</summary>
/// <param name="TakesReplies">It is at the top, and the article takes comments.</param>
public sealed record CommentView(Article Article, ShownComment Comment, bool TakesReplies);
