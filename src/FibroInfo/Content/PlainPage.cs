using FibroInfo.Content.Pictures;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>A page that is no article: about, privacy, contact.</summary>
public sealed record PlainPage(
    Slug Key, Language Language, Slug Slug, IReadOnlyList<string> Aliases, string File,
    string Title, string Summary, DateOnly? Updated, ArticleText Text, IReadOnlyDictionary<string, PictureFile> Pictures)
{
    public string Address => $"/{Slug}";
}
