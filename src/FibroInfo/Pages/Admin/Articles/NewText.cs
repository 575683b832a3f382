using FibroInfo.Articles;
using FibroInfo.Checks;
using FibroInfo.Publishing.Matter;
using FibroInfo.Text;
using FibroInfo.Web;

namespace FibroInfo.Pages.Admin.Articles;

/// <summary>A text that is to be begun: what it is called, where it will stand, and which parts it starts with.</summary>
public sealed record NewText(string Title, string Folder, string Kind, string Language)
{
    public const int MostFolderCharacters = 60;

    public static NewText Of(PostForm post, string language) => new(
        MatterSheet.Clean(post["title"]).ReplaceLineEndings(" "), post["folder"].Trim(), post["kind"],
        post["language"].Length > 0 ? post["language"] : language);

    /// <summary>Where its file will lie, or what stands in the way, as a key of our words.</summary>
    public (ContentPath? Path, string? Fault) Find(CheckDesk desk, Func<ContentPath, bool> isThere)
    {
        string folder = Folder.Length > 0 ? Folder : AddressWord.Of(Title, MostFolderCharacters);
        ContentPath? path = TextAddress.Find(folder, Language);
        return Title.Length == 0 ? (null, "texts.fault.title")
            : !ArticleFields.Kinds.ContainsKey(Kind) ? (null, "texts.fault.kind")
            : path is null || !desk.Site.Languages.Contains(path.Language) ? (null, "texts.fault.folder")
            : isThere(path) ? (null, "texts.fault.there")
            : IsTaken(path, desk) ? (null, "texts.fault.slug") : (path, null);
    }

    /// <param name="person">The writer's id in people.yaml, if they have one.</param>
    public string Begin(string? person, Words words)
    {
        MatterText matter = MatterSheet.Apply(MatterText.Empty, key => key switch
        {
            "title" => Title,
            "kind" => Kind,
            "status" => "draft",
            "authors" => person ?? "",
            _ => null,
        });
        string parts = $"{words[$"editor.template.{Kind}"].Trim()}\n\n{words["editor.template.end"].Trim()}";
        return matter.WithBody($"\n{parts.ReplaceLineEndings("\n")}\n").ToString();
    }

    private static bool IsTaken(ContentPath path, CheckDesk desk) =>
        desk.Holdings.Articles.Any(article => article.Language == path.Language && article.Key != path.Folder && article.Slug == path.Folder);
}
