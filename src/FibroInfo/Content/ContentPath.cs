using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// The path of a text in the content folder, taken apart: <c>articles/&lt;folder&gt;/&lt;language&gt;[.next].md</c>, or the same below
/// <c>pages</c>, where there is no <c>.next</c>.
/// </summary>
public sealed partial record ContentPath(string Path, bool IsArticle, Slug Folder, Language Language, bool IsNext)
{
    /// <summary>The word for it in the audit trail.</summary>
    public string Kind => IsArticle ? "article" : "page";

    /// <summary>
    /// Null when the file is not an article or a page; a problem is added when its name was meant to be one but is misspelt.
    /// </summary>
    public static ContentPath? Parse(string path, ICollection<Problem> problems)
    {
        Match match = Pattern().Match(path);
        if (!match.Success)
        {
            return null;
        }

        bool hasFolder = Slug.TryParse(match.Groups["folder"].Value, out Slug folder);
        bool hasLanguage = Language.TryParse(match.Groups["language"].Value, out Language? language);
        if (!hasFolder || !hasLanguage)
        {
            problems.Add(new FileLocation(path).Error("file.name", "This file is not read: its name or its folder's name isn't valid.",
                "Name the folder with lower-case letters, digits and hyphens, and the file by its language: en.md."));
            return null;
        }

        bool isArticle = match.Groups["kind"].Value == "articles", isNext = match.Groups["next"].Success;
        if (isNext && !isArticle)
        {
            problems.Add(new FileLocation(path).Error("file.name", "This file is not read: only articles can have a scheduled change.",
                "Make the change in the page itself when it is due."));
            return null;
        }

        return new ContentPath(path, isArticle, folder, language!, isNext);
    }

    [GeneratedRegex(@"\A(?<kind>articles|pages)/(?<folder>[^/]+)/(?<language>[^/.]+)(?<next>\.next)?\.md\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
