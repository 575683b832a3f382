using FibroInfo.Content;
using FibroInfo.Editing;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What another key does to the texts that cite a source.</summary>
/// <param name="Texts">The files that will be changed.</param>
/// <param name="Signed">Of those, how many say who signed them: another key makes another text of it.</param>
public sealed record Rewriting(IReadOnlyList<string> Texts, int Signed)
{
    public static Rewriting Of(string key, SourceEditor editor, ContentSnapshot all) => new(
        Refusals.OrNone(() => editor.TextsThatCite(key)),
        SourceIndex.Of(all).PlacesOf(key).Count(place => place.Article?.Sign == SignState.Signed));
}
