using System.Collections;
using System.Globalization;
using System.Resources;

namespace FibroInfo.Text;

/// <summary>
/// The words of the interface in one language, from <c>UiText.resx</c> and the files beside it (another language: <c>UiText.nb.resx</c>).
/// A key that is not there throws: a test walks every key the source names.
/// </summary>
public sealed class UiText(Language language)
{
    // What readers see stands first; the rest is the staff's, a file for each part of their room.
    private static readonly ResourceManager[] Files =
    [
        .. new[] { "UiText", "StaffText", "SourceText", "ModerationText", "DashboardText", "EditorText", "SiteText" }
            .Select(name => new ResourceManager($"FibroInfo.Text.{name}", typeof(UiText).Assembly)),
    ];

    public Language Language => language;

    public string this[string key] =>
        Files.Select(file => file.GetString(key, language.Culture)).FirstOrDefault(word => word is not null)
        ?? throw new KeyNotFoundException($"No file of words has '{key}'.");

    public string this[string key, params object[] values] => string.Format(language.Culture, this[key], values);

    /// <summary>A sentence with links in it.</summary>
    public SafeHtml Html(string key, params SafeHtml[] holes) => SafeHtml.Format(this[key], holes);

    /// <summary>One form for 1, another for the rest: keys <c>{key}.one</c> and <c>{key}.many</c>, with {0} the number.</summary>
    public string Count(string key, int number, params object[] more) => this[number == 1 ? $"{key}.one" : $"{key}.many", [number, .. more]];

    public string InSentence(string name) => language.NameInSentence(name);

    public string Date(DateOnly date) => language.Long(date);

    public string Number(int number) => number.ToString("N0", language.Culture);

    /// <summary>Every key there is.</summary>
    public static IEnumerable<string> Keys => Files
        .SelectMany(file => file.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>())
        .Select(entry => (string)entry.Key);
}
