using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Converts names as people and programs write them to CSL names. A name that cannot be split is a group.</summary>
public static partial class CslNameParser
{
    /// <summary>"Berg, Jo A", "Berg, Jo A, Jr", "NICE": as in RIS and in the site's own form. Null for an empty text.</summary>
    public static JsonObject? FromCommas(string written)
    {
        string[] parts = [.. written.Split(',', 3, StringSplitOptions.TrimEntries).Where(part => part.Length > 0)];
        return parts switch
        {
            [] => null,
            [var whole] => Group(whole),
            [var family, var given] => Person(family, given, null),
            [var family, var given, var suffix, ..] => Person(family, given, suffix),
        };
    }

    /// <summary>The reverse of <see cref="FromCommas"/>.</summary>
    public static string ToCommas(Author author) => author.IsGroup
        ? author.Literal!
        : string.Join(", ", new[] { author.Surname, author.Given, author.Suffix }.OfType<string>());

    /// <summary>"Albrecht DS", "van der Valk P", "King ML Jr": the form of NLM.</summary>
    public static JsonObject? FromInitials(string written)
    {
        Match name = Initialled().Match(written.Trim());
        return name.Success
            ? Person(name.Groups["family"].Value, name.Groups["given"].Value, name.Groups["suffix"] is { Success: true } suffix ? suffix.Value : null)
            : written.Trim() is { Length: > 0 } whole ? Group(whole) : null;
    }

    /// <summary>"Jo A van der Berg", "van der Berg, Jo A", "Berg, Jr, Jo A", "{NICE}": the forms of BibTeX, with braces.</summary>
    public static JsonObject? FromBibTeX(string written)
    {
        string name = written.Trim();
        if (IsBraced(name))
        {
            return Group(TeXDecoder.Plain(name));
        }

        string[] parts = [.. TeXDecoder.SplitOutside(name, ",").Select(part => TeXDecoder.Plain(part).Trim()).Where(part => part.Length > 0)];
        return parts switch
        {
            [] => null,
            [var whole] => FromWords(whole),
            [var family, var given] => Person(family, given, null),
            [var family, var suffix, var given, ..] => Person(family, given, suffix),
        };
    }

    // Whether one pair of braces encloses the whole name: "{World Health Organization}", but not "{Le Roux}, {Jo}".
    private static bool IsBraced(string name)
    {
        int depth = 0;
        return name is ['{', .., '}'] && name[..^1].All(letter => (depth += letter switch { '{' => 1, '}' => -1, _ => 0 }) > 0);
    }

    // A lower-case particle begins the family name; without one, the last word is the family name.
    private static JsonObject FromWords(string whole)
    {
        string[] words = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int particle = Array.FindIndex(words, 0, Math.Max(0, words.Length - 1), word => char.IsLower(word[0]));
        int family = particle >= 0 ? particle : words.Length - 1;
        return family == 0 ? Group(whole) : Person(string.Join(' ', words[family..]), string.Join(' ', words[..family]), null);
    }

    private static JsonObject Group(string name) => new() { ["literal"] = name };

    private static JsonObject Person(string family, string given, string? suffix)
    {
        var person = new JsonObject { ["family"] = family, ["given"] = given };
        if (suffix is not null)
        {
            person["suffix"] = suffix;
        }

        return person;
    }

    [GeneratedRegex(
        @"\A(?<family>[^,;]*\p{Ll}[^,;]*?)\s(?<given>\p{Lu}(?:-?\p{Lu}){0,4})(?:\s(?<suffix>Jr|Sr|2nd|3rd|4th)\.?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Initialled();
}
