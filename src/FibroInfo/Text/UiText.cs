using System.Collections;
using System.Globalization;
using System.Resources;

namespace FibroInfo.Text;

/// <summary>
/// The texts of the interface in one language, from <c>UiText.resx</c> and the files beside it (for another language
/// <c>UiText.nb.resx</c> and so on). A missing key throws; a test checks every key that the source uses.
/// </summary>
public sealed class UiText(Language language)
{
    // UiText has the texts for readers; the other files have those for staff, one file per part of their pages.
    private static readonly ResourceManager[] Files =
    [
        .. new[] { "UiText", "StaffText", "SourceText", "ModerationText", "DashboardText", "EditorText", "SiteText" }
            .Select(name => new ResourceManager($"FibroInfo.Text.{name}", typeof(UiText).Assembly)),
    ];

    public Language Language => language;

    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"No file of words has '{key}'.");

    public string this[string key, params object[] values] => string.Format(language.Culture, this[key], values);

    /// <summary>Null for a text that need not be there.</summary>
    public string? Find(string key) => Files.Select(file => file.GetString(key, language.Culture)).FirstOrDefault(word => word is not null);

    /// <summary>A text with HTML, such as links, in place of {0}, {1} and so on.</summary>
    public SafeHtml Html(string key, params SafeHtml[] holes) => SafeHtml.Format(this[key], holes);

    /// <summary>The singular or the plural: the key <c>{key}.one</c> for 1, otherwise <c>{key}.many</c>; {0} is the number.</summary>
    public string Count(string key, int number, params object[] more) => this[number == 1 ? $"{key}.one" : $"{key}.many", [number, .. more]];

    public string InSentence(string name) => language.NameInSentence(name);

    public string Date(DateOnly date) => language.Long(date);

    public string Number(int number) => number.ToString("N0", language.Culture);

    /// <summary>The keys of all files.</summary>
    public static IEnumerable<string> Keys => Files
        .SelectMany(file => file.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>())
        .Select(entry => (string)entry.Key);
}
