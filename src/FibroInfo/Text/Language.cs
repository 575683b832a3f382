using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FibroInfo.Text;

/// <summary>A language of the site, identified by its two- or three-letter code: <c>en</c>, <c>nb</c>.</summary>
public sealed record Language
{
    public static readonly Language English = new("en");

    private Language(string code)
    {
        Code = code;
        // The site's English is British: "23 November 2026", not "November 23".
        Culture = CultureInfo.GetCultureInfo(code == "en" ? "en-GB" : code);
    }

    public string Code { get; }

    public CultureInfo Culture { get; }

    public static bool TryParse(string? code, [NotNullWhen(true)] out Language? language)
    {
        bool fits = code is { Length: 2 or 3 } && code.All(char.IsAsciiLetterLower);
        try
        {
            language = fits ? new Language(code!) : null;
        }
        catch (CultureNotFoundException)
        {
            language = null;
        }

        return language is not null;
    }

    /// <summary>A long date, "23 November 2026", so that nobody has to guess which number is the month.</summary>
    public string Long(DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    /// <summary>A name as it is written inside a sentence: "Physiotherapist" → "physiotherapist", but "ME/CFS" is unchanged.</summary>
    public string NameInSentence(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? name[..1].ToLower(Culture) + name[1..] : name;

    public bool Equals(Language? other) => other is not null && other.Code == Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;
}

/// <summary>A text of the content folder, either the same in every language or written once per language.</summary>
public sealed record LocalText(IReadOnlyDictionary<string, string> ByLanguage)
{
    private const string Every = "";

    public static LocalText Same(string text) => new(new Dictionary<string, string>(StringComparer.Ordinal) { [Every] = text });

    /// <summary>The text in this language; otherwise the one for every language; otherwise the first one.</summary>
    public string In(Language language) =>
        ByLanguage.TryGetValue(language.Code, out string? text) || ByLanguage.TryGetValue(Every, out text)
            ? text
            : ByLanguage.Values.FirstOrDefault("");

    // The order counts: readers of a language without a text see the first one.
    public bool Equals(LocalText? other) => other is not null && ByLanguage.SequenceEqual(other.ByLanguage);

    public override int GetHashCode() => ByLanguage.Count;
}
