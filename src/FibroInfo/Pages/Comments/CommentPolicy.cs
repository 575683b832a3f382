using FibroInfo.Articles;

namespace FibroInfo.Pages.Comments;

public static class CommentPolicy
{
    /// <summary>By the article, or else by the clinic's policy (C-13).</summary>
    public static bool TakesComments(this Library library, Article article) => article.CommentsOpen ?? library.Site.Policy.CommentsOpen;
}
