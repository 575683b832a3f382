using System.Globalization;
using System.Text;
using FibroInfo.Text;

namespace FibroInfo.References;

/// <summary>Formats names in NLM style: "Albrecht DS, van der Valk P, Jung YH; NICE".</summary>
internal static class VancouverNames
{
    private const int MaxListedAuthors = 6;

    private static readonly char[] Joints = ['.', '-', '\u2010', '\u2011', '\u2012', '\u2013'];

    /// <summary>The first six names, then "et al". Groups are separated by semicolons, because their names may contain commas.</summary>
    public static string List(IReadOnlyList<Author> authors)
    {
        var list = new StringBuilder();
        foreach ((int i, Author author) in authors.Take(MaxListedAuthors).Index())
        {
            bool besideGroup = i > 0 && (author.IsGroup || authors[i - 1].IsGroup);
            list.Append(i == 0 ? "" : besideGroup ? "; " : ", ").Append(Name(author));
        }

        return authors.Count > MaxListedAuthors ? list.Append(", et al").ToString() : list.ToString();
    }

    private static string Name(Author author) =>
        string.Join(' ', new[] { author.Surname, Initials(author), Rank(author.Suffix) }.Where(part => part.Length > 0));

    private static string Initials(Author author)
    {
        string given = UnicodeNormalizer.Normalize(author.Given ?? "");
        // "DS" with "Albrecht" is already initials; with "ALBRECHT" it may be a given name in capitals.
        bool areInitials = given.Length <= 5 && given.All(char.IsUpper) && author.Surname.Any(char.IsLower);
        return areInitials ? given : string.Concat(given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FirstLetters));
    }

    // NLM drops the hyphen: "Ye-Ha" is "YH". A joint such as "Yu.-H." has both a stop and a hyphen.
    private static string FirstLetters(string name) => string.Concat(name.Split(Joints).Select(FirstLetter));

    private static string FirstLetter(string name)
    {
        Rune letter = name.EnumerateRunes().FirstOrDefault(Rune.IsLetter);
        return letter == default ? "" : Rune.ToUpper(letter, CultureInfo.InvariantCulture).ToString();
    }

    private static string Rank(string? suffix) => suffix?.TrimEnd('.') switch
    {
        null => "",
        "II" => "2nd",
        "III" => "3rd",
        "IV" => "4th",
        var other => other,
    };
}
