using System.Text;
using FibroInfo.Content;

namespace FibroInfo.Commands;

/// <summary>
/// The lines that a reviewer or translator pastes into front matter: what they sign, and what they translated. A text that
/// is refused for want of a signature has its line in the problem itself, where <c>--json</c> has room for it too.
/// </summary>
internal static class Seals
{
    public static IEnumerable<(string File, string Seal)> Missing(Holdings holdings)
    {
        // By texts, not by addresses: a translation is signed too, before its language has pages.
        foreach (Article article in holdings.Texts.Select(text => text.Article).OfType<Article>().Where(IsForReaders))
        {
            string body = FrontMatter.Read(Encoding.UTF8.GetString(article.Source.Span), article.File, [])!.Body;
            if (article.Sign != SignState.Signed)
            {
                yield return (article.File, Signature.Line(article, body));
            }

            if (holdings.Handbook.Site.Languages.Count > 1 && article.Translation is null)
            {
                yield return (article.File, $"translated-at: [{string.Join(", ", Signature.Blocks(body))}]");
            }
        }
    }

    private static bool IsForReaders(Article article) => article.Status is ArticleStatus.Published or ArticleStatus.Review;
}
