using FibroInfo.Content;
using FibroInfo.Editing.Sources;

namespace FibroInfo.Pages.Admin.Sources;

/// <summary>What another key does to the texts that cite a source.</summary>
/// <param name="Texts">The files that will be changed.</param>
/// <param name="Signed">Of those, how many say who signed them: another key makes another text of it.</param>
public sealed record KeyChangeImpact(IReadOnlyList<string> Texts, int Signed)
{
    public static KeyChangeImpact Create(string key, SourceEditor editor, ContentSnapshot all) => new(
        SourceRefusalMessages.EmptyOnFault(() => editor.TextsThatCite(key)),
        SourceIndex.GetFor(all).GetCitingTexts(key).Count(place => place.Article?.Sign == SignatureStatus.Signed));
}
