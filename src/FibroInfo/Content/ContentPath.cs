using System.Text.RegularExpressions;
using FibroInfo.Text;

namespace FibroInfo.Content;

/// <summary>
/// What a path of the content folder stands for: <c>articles/&lt;folder&gt;/&lt;language&gt;[.next].md</c>, or the same below
/// <c>pages</c>, which have no change for later.
/// </summary>
public sealed partial record ContentPath(string Path, bool IsArticle, Slug Folder, Language Language, bool IsNext)
{
    /// <summary>What the audit calls it.</summary>
    public string Kind => IsArticle ? "article" : "page";

    /// <summary>Null for what is no text of an article or page; a wrong spelling of one adds its problem.</summary>
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
            problems.Add(new FileLocation(path).Error("file.name", "This file is not read: its name or its folder's name does not fit.",
                "Name the folder with lower-case letters, digits and hyphens, and the file by its language: en.md."));
            return null;
        }

        bool isArticle = match.Groups["kind"].Value == "articles", isNext = match.Groups["next"].Success;
        if (isNext && !isArticle)
        {
            problems.Add(new FileLocation(path).Error("file.name", "This file is not read: only an article has a version for later.",
                "Write the change into the page when it is due."));
            return null;
        }

        return new ContentPath(path, isArticle, folder, language!, isNext);
    }

    [GeneratedRegex(@"\A(?<kind>articles|pages)/(?<folder>[^/]+)/(?<language>[^/.]+)(?<next>\.next)?\.md\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
