using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FibroInfo.Text;

/// <summary>A language of the site, by its two- or three-letter code: <c>en</c>, <c>nb</c>.</summary>
public sealed record Language
{
    public static readonly Language English = new("en");

    private Language(string code)
    {
        Code = code;
        // British, because the site's English is: "23 November 2026", not "November 23".
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

    /// <summary>A long date, "23 November 2026": no reader has to guess which number is the month.</summary>
    public string Long(DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    /// <summary>A name as it stands inside a sentence: "Physiotherapist" → "physiotherapist", but "ME/CFS" stays.</summary>
    public string InSentence(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? name[..1].ToLower(Culture) + name[1..] : name;

    public bool Equals(Language? other) => other is not null && other.Code == Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;
}
