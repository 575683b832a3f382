using FibroInfo.Checks;
using FibroInfo.Content;
using FibroInfo.Editing.Documents;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A text that is to be begun: what it is called, where it will stand, and which parts it starts with.</summary>
public sealed record NewTextForm(string Title, string Folder, string Kind, string Language)
{
    public const int MaxFolderCharacters = 60;

    /// <summary>The kind of what is no article.</summary>
    public const string PlainPage = "page";

    public static NewTextForm FromPost(PostForm post, string kind, string language) => new(
        FrontMatterForm.Clean(post["title"]).ReplaceLineEndings(" "), post["folder"].Trim(), kind,
        post["language"].Length > 0 ? post["language"] : language);

    /// <summary>Where its file will lie, or what stands in the way, as a key of our words.</summary>
    public (ContentPath? Path, string? Fault) Find(CheckContext context, Func<ContentPath, bool> isThere)
    {
        string folder = Folder.Length > 0 ? Folder : SlugGenerator.Generate(Title, MaxFolderCharacters);
        ContentPath? path = StaffRoutes.Articles.Find(Kind == PlainPage ? StaffRoutes.Articles.Pages : StaffRoutes.Articles.List, folder, Language);
        return Title.Length == 0 ? (null, "texts.fault.title")
            : Kind != PlainPage && !FrontMatterFieldParser.Kinds.ContainsKey(Kind) ? (null, "texts.fault.kind")
            : path is null || !context.Site.Languages.Contains(path.Language) ? (null, "texts.fault.folder")
            : isThere(path) ? (null, "texts.fault.there")
            : !path.IsArticle && PageParser.IsOfTheSite(path.Folder) ? (null, "pages.fault.route")
            : IsTaken(path, context) ? (null, "texts.fault.slug") : (path, null);
    }

    /// <param name="person">The writer's id in people.yaml, if they have one.</param>
    /// <param name="condition">That the site is about, an id of conditions.yaml; empty for none.</param>
    public string Begin(string? person, string condition, UiText words)
    {
        ArticleDocument matter = FrontMatterForm.Apply(ArticleDocument.Empty, key => key switch
        {
            "title" => Title,
            _ when Kind == PlainPage => null,
            "kind" => Kind,
            "status" => "draft",
            "authors" => person ?? "",
            "conditions" => condition,
            _ => null,
        });
        string end = Kind == PlainPage ? "" : $"\n\n{words["editor.template.end"].Trim()}";
        string parts = words[$"editor.template.{Kind}"].Trim() + end;
        return matter.WithBody($"\n{parts.ReplaceLineEndings("\n")}\n").ToString();
    }

    private static bool IsTaken(ContentPath path, CheckContext context) => path.IsArticle
        ? context.ContentSnapshot.Articles.Any(article => article.Language == path.Language && article.Key != path.Folder && article.Slug == path.Folder)
        : context.ContentSnapshot.Pages.Any(page => page.Language == path.Language && page.Key != path.Folder && page.Slug == path.Folder);
}
