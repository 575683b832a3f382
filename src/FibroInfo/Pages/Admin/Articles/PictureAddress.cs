using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Where the staff find the pictures of an article, those too that no reader sees yet.</summary>
public static class PictureAddress
{
    public static string Of(ContentPath path) => $"{Folder(path.Folder)}?lang={TextAddress.NameOf(path)}";

    public static string File(Slug folder, string name) => $"{Folder(folder)}/{Uri.EscapeDataString(name)}";

    public static string Remove(ContentPath path, string name) => $"{File(path.Folder, name)}/remove?lang={TextAddress.NameOf(path)}";

    /// <summary>What the renderer made, with each picture taken from where the staff find it: readers' addresses know only what is published.</summary>
    public static string ForStaff(string html, Article article) =>
        html.Replace($"src=\"{article.Address}/", $"src=\"{Folder(article.Key)}/", StringComparison.Ordinal);

    private static string Folder(Slug folder) => $"{TextAddress.List}/{folder}/pictures";
}
