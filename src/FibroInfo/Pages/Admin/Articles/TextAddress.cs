using FibroInfo.Articles;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>Where the staff write a text: by its folder, and by the name of its file where that is not the first language's.</summary>
public static class TextAddress
{
    public const string List = "/admin/articles";

    /// <summary>The file's name without its end: <c>nb</c>, <c>en.next</c>.</summary>
    public static string NameOf(ContentPath path) => path.IsNext ? $"{path.Language}.next" : path.Language.Code;

    public static string Of(ContentPath path) => $"{List}/{path.Folder}?lang={NameOf(path)}";

    /// <param name="done">What was done to it: the page says so.</param>
    public static string After(ContentPath path, string done) => $"{Of(path)}&done={done}";

    /// <summary>Null for what is no name of a text.</summary>
    public static ContentPath? Find(string folder, string name) => ContentPath.Of($"articles/{folder}/{name}.md", []);
}
