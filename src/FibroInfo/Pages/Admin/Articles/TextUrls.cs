using System.Globalization;
using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Where the staff write a text: by its folder, and by the name of its file where that is not the first language's.</summary>
public static class TextUrls
{
    public const string List = Routes.Admin.Articles;

    /// <summary>Of the plain pages. Whatever there is of an article is there of a page too, at the same address below this one.</summary>
    public const string Pages = Routes.Admin.Pages;

    /// <summary>What the page of a text can say that was done.</summary>
    public static readonly string[] Actions =
        "saved begun published discarded asked taken-back planned unplanned withdrawn signed still-right renamed".Split(' ');

    public static string ListFor(ContentPath path) => path.IsArticle ? List : Pages;

    /// <summary>The key of what the list is called.</summary>
    public static string ListNameFor(ContentPath path) => path.IsArticle ? "texts.title" : "pages.title";

    /// <summary>The file's name without its end: <c>nb</c>, <c>en.next</c>.</summary>
    public static string FileNameFor(ContentPath path) => path.IsNext ? $"{path.Language}.next" : path.Language.Code;

    public static string For(ContentPath path) => $"{Folder(path)}?lang={FileNameFor(path)}";

    public static string VersionsFor(ContentPath path) => $"{Folder(path)}/versions?lang={FileNameFor(path)}";

    /// <param name="path">The text.</param>
    /// <param name="number">Of the version.</param>
    /// <param name="with">The one that it is compared with; null for the one before.</param>
    public static string VersionFor(ContentPath path, int number, int? with = null) => string.Create(
        CultureInfo.InvariantCulture, $"{Folder(path)}/versions/{number}?lang={FileNameFor(path)}{(with is null ? "" : $"&with={with}")}");

    /// <summary>Where its address is changed.</summary>
    public static string ChangeAddressFor(ContentPath path) => $"{Folder(path)}/address?lang={FileNameFor(path)}";

    /// <summary>Where another article begins with it.</summary>
    public static string CopyFor(ContentPath path) => $"{Folder(path)}/copy?lang={FileNameFor(path)}";

    public static string PreviewLinksFor(ContentPath path) => $"{List}/{path.Folder}/links?lang={FileNameFor(path)}";

    public static string ReviewFor(ContentPath path, long request) => $"{List}/{path.Folder}/review?lang={FileNameFor(path)}&of={request}";

    /// <summary>Where a text is signed as it stands in its file.</summary>
    public static string SignFor(ContentPath path) => $"{List}/{path.Folder}/sign?lang={FileNameFor(path)}";

    /// <summary>What can stand between its brackets, as data.</summary>
    public static string Completions(ContentPath path) => $"{Folder(path)}/completions?lang={FileNameFor(path)}";

    /// <param name="done">What was done to it: the page says so; null for nothing.</param>
    public static string After(ContentPath path, string? done) => done is null ? For(path) : $"{For(path)}&done={done}";

    /// <summary>Null for what is no name of a text.</summary>
    /// <param name="asked">Whose beginning says whether it is an article or a plain page.</param>
    public static ContentPath? Find(PathString asked, string folder, string name) =>
        ContentPath.Parse($"{(asked.StartsWithSegments(Pages, StringComparison.OrdinalIgnoreCase) ? "pages" : "articles")}/{folder}/{name}.md", []);

    private static string Folder(ContentPath path) => $"{ListFor(path)}/{path.Folder}";
}

/// <summary>Where the staff find the pictures of an article, those too that no reader sees yet.</summary>
public static class PictureUrls
{
    public static string For(ContentPath path) => $"{Folder(path.Folder)}?lang={TextUrls.FileNameFor(path)}";

    public static string File(Slug folder, string name) => $"{Folder(folder)}/{Uri.EscapeDataString(name)}";

    public static string Remove(ContentPath path, string name) => $"{File(path.Folder, name)}/remove?lang={TextUrls.FileNameFor(path)}";

    /// <summary>What the renderer made, with each picture taken from where the staff find it: readers' addresses know only what is published.</summary>
    public static string ForStaff(string html, Article article) =>
        html.Replace($"src=\"{article.Address}/", $"src=\"{Folder(article.Key)}/", StringComparison.Ordinal);

    private static string Folder(Slug folder) => $"{TextUrls.List}/{folder}/pictures";
}
