using System.Text;
using FibroInfo.Articles;

namespace FibroInfo.Commands;

/// <summary>The lines that a reviewer or translator pastes into front matter: what they sign, and what they translated.</summary>
internal static class Seals
{
    public static IEnumerable<(string File, string Seal)> Missing(Holdings holdings)
    {
        foreach (Article article in holdings.Articles.Where(article => article.Status is ArticleStatus.Published or ArticleStatus.Review))
        {
            string body = FrontMatter.Read(Encoding.UTF8.GetString(article.Source.Span), article.File, [])!.Body;
            if (article.Sign != SignState.Signed)
            {
                yield return (article.File, $"signed: {Signature.Of(article.Title, article.Summary, article.Aim, article.KeyPoints, body)}");
            }

            if (holdings.Handbook.Site.Languages.Count > 1 && article.Translation is null)
            {
                yield return (article.File, $"translated-at: [{string.Join(", ", Signature.Blocks(body))}]");
            }
        }
    }
}
