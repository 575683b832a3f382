using FibroInfo.Text;

namespace FibroInfo.Checks;

/// <summary>Pictures that lie beside an article and are not in it.</summary>
internal static class PictureRules
{
    public static IEnumerable<Problem> Of(CheckedArticle article) => article.Article.Pictures.Keys
        .Except(article.Manuscript.Pictures, StringComparer.OrdinalIgnoreCase)
        .Select(name => new Place(article.Article.File).Advice("E-9.unused", $"The picture '{name}' is in no text.", "Use it, or delete the file."));
}
