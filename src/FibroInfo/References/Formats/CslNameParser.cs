using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FibroInfo.References.Formats;

/// <summary>Converts names as people and programs write them to CSL names. A name that cannot be split is a group.</summary>
public static partial class CslNameParser
{
    /// <summary>
    /// "Berg, Jo A", "Berg, Jo A, Jr", "Berg, Jo A Jr", "Berg J.A.", "NICE": as in RIS and in the site's own form. Null for an empty text.
    /// </summary>
    public static JsonObject? FromCommas(string written)
    {
        string[] parts = [.. written.Split(',', StringSplitOptions.TrimEntries).Where(part => part.Length > 0)];
        return parts switch
        {
            [] => null,
            // "NICE," and "Fog Group, Oslo,": a comma at the end says that it is a group, whatever it looks like.
            _ when written.TrimEnd().EndsWith(',') => Group(written.Trim().TrimEnd(',').TrimEnd()),
            [var whole] => StoppedInitials().Match(whole) is { Success: true } name
                ? Person(name.Groups["family"].Value, name.Groups["given"].Value, Optional(name.Groups["suffix"]))
                : Group(whole),
            [var family, var given] => WithRank(family, given),
            [var family, var given, var suffix] when IsRank(suffix) || !IsRank(given) => Person(family, given, suffix),
            // "Berg, Jr, Jo A"
            [var family, var suffix, var given] => Person(family, given, suffix),
            _ => Group(written.Trim()),
        };
    }

    /// <summary>
    /// Several names on one line: "Berg, J.; Dahl, P.", "Berg J., Dahl P.", "Berg, J., Dahl, P." or "Berg, Jo and Dahl, Per". A line with
    /// one name gives one.
    /// </summary>
    public static IReadOnlyList<JsonObject> FromLine(string written)
    {
        if (written.TrimEnd().EndsWith(','))
        {
            return FromCommas(written) is { } group ? [group] : [];
        }

        string[] lines = written.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 1
            ? [.. lines.Select(FromCommas).OfType<JsonObject>()]
            : [.. SplitOne(written.Trim()).Select(FromCommas).OfType<JsonObject>()];
    }

    private static string[] SplitOne(string written)
    {
        string[] joined = AndBetween().Split(written);
        if (joined.Length > 1 && joined.All(name => name.Contains(',') || StoppedInitials().IsMatch(name)))
        {
            return [.. joined.SelectMany(SplitOne)];
        }

        string[] parts = [.. written.Split(',', StringSplitOptions.TrimEntries).Where(part => part.Length > 0)];
        if (parts.Length > 1 && parts.All(part => StoppedInitials().IsMatch(part) || Initialled().IsMatch(part)))
        {
            return [.. parts.Select(part => StoppedInitials().IsMatch(part) ? part : Initialled()
                .Replace(part, "${family}, ${given}, ${suffix}").TrimEnd(',', ' '))];
        }

        bool areInPairs = parts.Length >= 4 && parts.Length % 2 == 0 && parts.Where((_, at) => at % 2 == 1).All(part => OnlyInitials().IsMatch(part));
        return areInPairs ? [.. parts.Chunk(2).Select(pair => $"{pair[0]}, {pair[1]}")] : [written];
    }

    // "Berg, Jo A Jr"
    private static JsonObject WithRank(string family, string given)
    {
        int blank = given.LastIndexOf(' ');
        return blank > 0 && IsRank(given[(blank + 1)..]) ? Person(family, given[..blank], given[(blank + 1)..]) : Person(family, given, null);
    }

    private static bool IsRank(string word) => Ranks().IsMatch(word);

    private static string? Optional(Group group) => group.Success && group.Length > 0 ? group.Value : null;

    /// <summary>The reverse of <see cref="FromCommas"/>.</summary>
    public static string ToCommas(Author author) => author.IsGroup
        ? author.Literal!.Contains(',') || FromCommas(author.Literal)?["literal"] is null ? author.Literal + "," : author.Literal
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

        if (Extended().IsMatch(name))
        {
            return FromExtended(name);
        }

        string[] inTeX = [.. TeXDecoder.SplitOutside(name, ",").Select(part => part.Trim()).Where(part => part.Length > 0)];
        string[] parts = [.. inTeX.Select(part => TeXDecoder.Plain(part).Trim())];
        return parts switch
        {
            [] => null,
            [_] => FromWords(inTeX[0]),
            [var family, var given] => WithRank(family, given),
            [var family, var suffix, var given, ..] => Person(family, given, suffix),
        };
    }

    // BibLaTeX: "family=Linden, given=Pieter, prefix=van der, useprefix=true".
    private static JsonObject? FromExtended(string name)
    {
        Dictionary<string, string> parts = TeXDecoder.SplitOutside(name, ",")
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2)
            .GroupBy(part => part[0].ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => TeXDecoder.Plain(same.First()[1].Trim('"')).Trim(), StringComparer.Ordinal);
        if (parts.GetValueOrDefault("family") is not { } family)
        {
            return null;
        }

        JsonObject person = parts.GetValueOrDefault("given") is { } given ? Person(family, given, parts.GetValueOrDefault("suffix")) : Group(family);
        if (parts.GetValueOrDefault("prefix") is { } prefix)
        {
            person["non-dropping-particle"] = prefix;
        }

        return person;
    }

    // Whether one pair of braces encloses the whole name: "{World Health Organization}", but not "{Le Roux}, {Jo}".
    private static bool IsBraced(string name)
    {
        int depth = 0;
        return name is ['{', .., '}'] && name[..^1].All(letter => (depth += letter switch { '{' => 1, '}' => -1, _ => 0 }) > 0);
    }

    // A lower-case particle begins the family name; without one, the last word is the family name. Braces keep words together.
    private static JsonObject FromWords(string whole)
    {
        string[] words = [.. TeXDecoder.SplitOutside(whole, " ").Select(word => TeXDecoder.Plain(word).Trim()).Where(word => word.Length > 0)];
        if (words.Length > 2 && IsRank(words[^1]))
        {
            return Person(words[^2], string.Join(' ', words[..^2]), words[^1]);
        }

        int particle = Array.FindIndex(words, 0, Math.Max(0, words.Length - 1), word => char.IsLower(word[0]));
        int family = particle >= 0 ? particle : words.Length - 1;
        return family <= 0 ? Group(string.Join(' ', words)) : Person(string.Join(' ', words[family..]), string.Join(' ', words[..family]), null);
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

    // "Nilsen E.", "van der Berg P.Q.": Embase. Without a stop it may be the name of a group.
    [GeneratedRegex(
        @"\A(?<family>(?:St\.\s)?[^,;.0-9]{1,100}?)\s(?<given>(?:\p{Lu}\p{Ll}?\.[\s-]?){1,5})(?:\s?(?<suffix>Jr|Sr|2nd|3rd|4th|II|III|IV)\.?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex StoppedInitials();

    [GeneratedRegex(@"\A(?:\p{Lu}\p{Ll}?\.?[\s-]?){1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyInitials();

    [GeneratedRegex(@"\A(?:Jr|Sr|Jnr|Snr|2nd|3rd|4th|II|III|IV)\.?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ranks();

    [GeneratedRegex(@",?\s(?:and|&)\s", RegexOptions.CultureInvariant)]
    private static partial Regex AndBetween();

    [GeneratedRegex(@"\A\s*(?:family|given|prefix|suffix)\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extended();
}
