using System.Globalization;
using FibroInfo.Content;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Where the staff write a text: by its folder, and by the name of its file where that is not the first language's.</summary>
public static class TextUrls
{
    public const string List = "/admin/articles";

    /// <summary>Of the plain pages. Whatever there is of an article is there of a page too, at the same address below this one.</summary>
    public const string Pages = "/admin/pages";

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

/// <summary>Opens the pages about one article to plain pages too, at the same address below another list.</summary>
public sealed class PlainPageRouteConvention : IPageRouteModelConvention
{
    // What a plain page has none of stays as it is: signatures, pictures, preview links.
    private static readonly string[] Shared = ["", "/address", "/versions", "/versions/{number}"];

    public void Apply(PageRouteModel model)
    {
        string article = TextUrls.List.TrimStart('/') + "/{folder}", page = TextUrls.Pages.TrimStart('/') + "/{folder}";
        string[] templates = [.. model.Selectors.Select(selector => selector.AttributeRouteModel?.Template ?? "")];
        foreach (string rest in Shared.Where(rest => templates.Contains(article + rest, StringComparer.Ordinal)))
        {
            model.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = page + rest } });
        }
    }
}
