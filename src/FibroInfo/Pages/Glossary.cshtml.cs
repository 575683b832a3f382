using FibroInfo.Content;
using FibroInfo.Site;
using FibroInfo.Text;
using FibroInfo.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FibroInfo.Pages;

/// <summary>Every word of the glossary, in the alphabetical order of the language.</summary>
[QueryKeys]
public sealed class GlossaryModel(PublishedContent library, UiText words) : PageModel
{
    public IReadOnlyList<(Term Term, TermText Text)> Terms { get; } =
    [
        .. library.SiteData.Terms.Select(pair => (Term: pair.Value, Text: pair.Value.In(words.Language)))
            .Where(entry => entry.Text is not null)
            .OrderBy(entry => entry.Text!.Term, StringComparer.Create(words.Language.Culture, ignoreCase: true))!,
    ];

    /// <summary>The first letters that occur, each with the id of its first word.</summary>
    public IEnumerable<(string Letter, string Id)> Letters => Terms
        .GroupBy(entry => entry.Text.Term[..1].ToUpper(words.Language.Culture), StringComparer.Ordinal)
        .Select(group => (group.Key, group.First().Term.Id));
}
