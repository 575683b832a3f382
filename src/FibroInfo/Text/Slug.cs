using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace FibroInfo.Text;

/// <summary>A part of a URL: 1 to 100 lower-case letters, digits and hyphens. Only valid ones can be created.</summary>
public readonly partial record struct Slug
{
    private readonly string? _value;

    private Slug(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This slug was never given a value.");

    public static bool TryParse([NotNullWhen(true)] string? text, out Slug slug)
    {
        bool fits = text is not null && Pattern().IsMatch(text);
        slug = fits ? new Slug(text!) : default;
        return fits;
    }

    /// <exception cref="FormatException">The text is not a slug.</exception>
    public static Slug Parse(string text) =>
        TryParse(text, out Slug slug) ? slug : throw new FormatException($"'{text}' is not lower-case letters, digits and hyphens.");

    public override string ToString() => _value ?? "";

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>Makes a slug from any text: "Bäckryd's study" becomes "backryds-study".</summary>
public static class SlugGenerator
{
    /// <summary>Lower-case letters, digits and hyphens; empty when the text has no letters or digits that fit.</summary>
    public static string Generate(string text, int maxCharacters)
    {
        var letters = new StringBuilder();
        foreach (char letter in PlainText.Fold(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)))
        {
            letters.Append(char.IsAsciiLetterOrDigit(letter) ? letter : letter switch { 'æ' => "ae", 'ø' => "o", 'ß' => "ss", _ => "-" });
        }

        string word = letters.ToString();
        return string.Join('-', word[..Math.Min(word.Length, maxCharacters)].Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
