using FibroInfo.Content;
using FibroInfo.Text;

namespace FibroInfo.Editing.Documents;

/// <summary>
/// A text under another address: its <c>slug</c>, and the old one among its <c>aliases</c>. Every alias leads to the address of
/// today, so there is no chain.
/// </summary>
/// <param name="Old">The address that it had.</param>
/// <param name="Text">The whole file, as it would be.</param>
internal sealed record SlugChange(Slug Old, string Text)
{
    private static readonly FrontMatterField Aliases = FrontMatterFields.Find("aliases");

    /// <summary>Null where the two keys are written in a way that no form can change.</summary>
    /// <param name="text">The whole file, or somebody's draft of it.</param>
    public static SlugChange? TryCreate(string text, ContentPath path, Slug newSlug)
    {
        if (ArticleDocument.Parse(text) is not { } matter || FrontMatterForm.Show(matter, Aliases) is not { } shown
            || !Slug.TryParse(matter.Text("slug") is { Length: > 0 } said ? said : path.Folder.Value, out Slug old))
        {
            return null;
        }

        string folder = Prefix(path);
        string[] aliases =
        [
            .. shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(old.Value).Distinct(StringComparer.Ordinal)
                .Where(alias => Content.AliasRedirects.Path(alias, folder) != folder + newSlug),
        ];
        string slug = newSlug == path.Folder ? "" : newSlug.Value;
        ArticleDocument made = FrontMatterForm.Apply(matter, key => key switch { "slug" => slug, "aliases" => string.Join('\n', aliases), _ => null });
        return made.Text("slug") == slug && made.List("aliases").SequenceEqual(aliases) ? new SlugChange(old, made.ToString()) : null;
    }

    /// <summary>A text that is to take the place of a file: where its address is another, the old one leads to it too.</summary>
    /// <param name="before">The file as readers have it.</param>
    public static string KeepOldAddress(string before, string text, ContentPath path)
    {
        if (ArticleDocument.Parse(before) is not { } was || ArticleDocument.Parse(text) is not { } matter || was.Text("slug") == matter.Text("slug")
            || (path.IsArticle && was.Text("status") != "published")
            || !Slug.TryParse(matter.Text("slug") is { Length: > 0 } said ? said : path.Folder.Value, out Slug fresh))
        {
            return text;
        }

        return TryCreate(matter.With("slug", was.Text("slug")).ToString(), path, fresh)?.Text ?? text;
    }

    /// <summary>What stands before the word of an address.</summary>
    public static string Prefix(ContentPath path) => path.IsArticle ? Routes.Articles.Prefix : "/";
}
