using FibroInfo.Articles;
using FibroInfo.Comments.Screening;
using FibroInfo.Text;

namespace FibroInfo.Pages.Comments;

public static class CommentPolicy
{
    /// <summary>By the article, or else by the clinic's policy (C-13).</summary>
    public static bool TakesComments(this Library library, Article article) => article.CommentsOpen ?? library.Site.Policy.CommentsOpen;

    /// <summary>The words that a finding is about, for its writer.</summary>
    public static string Excerpt(this CommentForm form, Finding finding)
    {
        // Places are counted in the composed text.
        TypedText.TryCompose(finding.Field == DraftField.Name ? form.Name : form.Body, out string text);
        return finding.Start + finding.Length <= text.Length ? text.Substring(finding.Start, finding.Length) : "";
    }
}
